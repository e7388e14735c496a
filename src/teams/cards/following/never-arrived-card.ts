import { type FollowedRequest, type RoleAtScope, targetOf } from '../../../pim/index.ts';
import { pastMoment } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { outcomeFrame } from '../outcomes/outcome-frame.ts';
import { shortName } from '../rights/right.ts';
import { activateCommand } from '../rights/typed-command.ts';
import { activateOpen } from '../verbs/activation/activate-open.ts';

/** What was asked for never got to PIM, because the bot was interrupted. `right`: nothing where its name cannot be read. */
export function neverArrivedCard(
  { draft, askedAt }: FollowedRequest,
  right: RoleAtScope | undefined,
  view: View,
): RenderedCard {
  const { words } = view;
  const role = right && shortName(right, words);
  const isActivation = right !== undefined && draft.action === 'selfActivate';
  return outcomeFrame(
    {
      status: 'failed',
      title: role ? words.say('follow.neverArrived', { role }) : words.say('follow.neverArrivedUnnamed'),
      next: words.say('follow.neverArrivedNext'),
      facts: [
        [words.say('follow.askedAt'), pastMoment(askedAt, view)],
        [words.say('fact.justification'), draft.justification],
      ],
      actions: isActivation
        ? [action(activateOpen.press(targetOf(right)), { title: words.say('button.activateAgain') })]
        : [],
      hints:
        isActivation && role ? [words.say('say.activateAgain', { command: activateCommand(role, {}, words) })] : [],
    },
    view,
  );
}

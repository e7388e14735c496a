import template from '../../../../adaptiveCards/list.json' with { type: 'json' };
import { type ActiveListing, type Assignment, targetOf } from '../../../pim/index.ts';
import { until } from '../../../words/until.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import { joined, lines } from '../elements/paint-lines.ts';
import { cardTemplate, type Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { rowName, shortName } from '../rights/right.ts';
import { memberDetail, scopeLine } from '../rights/role-details.ts';
import { deactivateSubmit } from '../verbs/activation/deactivate-submit.ts';
import { rolesPage } from '../verbs/rights/roles-page.ts';
import { missingNotice } from './missing-notice.ts';

/** Keeps the message below what Teams takes (80 KB) even where every name is as long as it can be. Activations come first, so that their buttons are there. */
const MOST_ROWS = 15;

const render = cardTemplate(template);

/** What the person holds now: how, until when, and a way to end what was activated. */
export function activeListCard(listing: ActiveListing, view: View): RenderedCard {
  const { words } = view;
  const { assignments, missing } = listing;
  const isEmpty = assignments.length === 0;
  const hidden = assignments.length - MOST_ROWS;
  return render(
    {
      title: words.say('active.title'),
      paragraphs: lines(isEmpty && missing.length === 0 ? words.say('active.empty') : undefined),
      rows: assignments.slice(0, MOST_ROWS).map((assignment) => row(assignment, view)),
      notices: missingNotice(missing, words),
      footers: lines(hidden > 0 ? words.say('active.more', { count: hidden }) : undefined),
      actions: isEmpty ? [action(rolesPage.press(1), { title: words.say('button.myRoles') })] : [],
    },
    {
      summary: isEmpty ? words.say('active.empty') : words.say('active.summary', { count: assignments.length }),
      hints: [
        ...(isEmpty ? [words.say('say.roles')] : []),
        ...(assignments.some(isActivation) ? [words.say('say.deactivate')] : []),
      ],
    },
    view,
  );
}

const isActivation = (assignment: Assignment): boolean => assignment.assignmentType === 'activated';

function row(assignment: Assignment, view: View): Paint {
  const { words } = view;
  const held = words.say('right.activeUntil', { until: until(assignment.endsAt, view) });
  const tooltip = words.say('button.deactivateThis', { role: shortName(assignment, words) });
  return {
    groups: [],
    name: rowName(assignment, words),
    states: lines(isActivation(assignment) ? `✔ ${held}` : undefined),
    details: lines(
      scopeLine(assignment, words),
      joined(
        isActivation(assignment) ? words.say('active.activated') : words.say('active.assigned'),
        isActivation(assignment) ? undefined : held,
        memberDetail(assignment.memberType, words),
      ),
    ),
    hasActions: isActivation(assignment),
    actions: isActivation(assignment)
      ? [action(deactivateSubmit.press(targetOf(assignment)), { title: words.say('button.deactivate'), tooltip })]
      : [],
  };
}

import template from '../../../../adaptiveCards/list.json' with { type: 'json' };
import type { RequestState, ScheduleRequest } from '../../../pim/index.ts';
import { pastMoment } from '../../../words/moment.ts';
import { stateWords } from '../../../words/state-words.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import { joined, lines } from '../elements/paint-lines.ts';
import { cardTemplate } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { shortName } from '../rights/right.ts';
import { requestCancel } from '../verbs/requests/request-cancel.ts';

/** More are no choice. */
export const MOST_TO_CANCEL = 10;

const render = cardTemplate(template);

/** Asks which of one's own requests is to be taken back, numbered from 1 as they stand. */
export function chooseCancelCard(
  why: string,
  rows: readonly { readonly request: ScheduleRequest; readonly state: RequestState }[],
  view: View,
): RenderedCard {
  const { words } = view;
  return render(
    {
      title: words.say('cancel.chooseTitle'),
      paragraphs: lines(why, rows.length > 0 ? words.say('cancel.waiting') : undefined),
      rows: rows.map(({ request, state }, index) => {
        const role = shortName(request, words);
        const { createdAt, justification } = request;
        return {
          groups: [],
          name: words.say('approvals.row', { number: index + 1, role }),
          states: [],
          details: lines(
            joined(
              stateWords(state, words),
              createdAt && words.say('cancel.asked', { when: pastMoment(createdAt, view) }),
            ),
            justification && words.say('approvals.because', { justification: justification.slice(0, 200) }),
          ),
          isTall: true,
          hasActions: true,
          actions: [
            action(requestCancel.press(request), {
              title: words.say('button.cancelRequest'),
              tooltip: words.say('button.cancelThis', { role }),
            }),
          ],
        };
      }),
      notices: [],
      footers: [],
      actions: [],
    },
    { summary: words.say('cancel.chooseTitle'), hints: rows.length > 0 ? [words.say('say.cancelOne')] : [] },
    view,
  );
}

import template from '../../../../adaptiveCards/list.json' with { type: 'json' };
import { lapseOf, type ProviderName, type RequestContext, type ScheduleRequest } from '../../../pim/index.ts';
import { moment } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import { joined, lines } from '../elements/paint-lines.ts';
import { cardTemplate, type Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { missingNotice } from '../lists/missing-notice.ts';
import { personName } from '../rights/person-name.ts';
import { ticketWords } from '../rights/plan-facts.ts';
import { shortened, shortName } from '../rights/right.ts';
import { approvalOpen } from '../verbs/approvals/approval-open.ts';
import { lengthWords, placeWords, riskWords, startWords } from './request-details.ts';

/** Keeps the message below what Teams takes even where every name and reason is as long as it can be. */
export const MOST_APPROVALS = 8;
/** Of a longer reason the form shows all. */
const REASON_LENGTH = 100;

const render = cardTemplate(template);

export interface WaitingRequest {
  readonly request: ScheduleRequest;
  readonly context: RequestContext;
}

export interface ApprovalListing {
  /** At most `MOST_APPROVALS`, numbered from 1 as they stand. */
  readonly rows: readonly WaitingRequest[];
  /** How many more wait. */
  readonly hidden: number;
  readonly missing: readonly ProviderName[];
  /** Why the list is shown, where it was not asked for. */
  readonly note?: string | undefined;
}

/** What waits for the viewer's decision, the next to lapse first. */
export function approvalListCard(listing: ApprovalListing, view: View): RenderedCard {
  const { words } = view;
  const { rows, hidden, missing, note } = listing;
  const count = rows.length + hidden;
  const empty = rows.length === 0 && missing.length === 0 && note === undefined ? words.say('approvals.empty') : note;
  return render(
    {
      title: words.say('approvals.title'),
      paragraphs: lines(rows.length === 0 ? empty : note),
      rows: rows.map((row, index) => paintRow(row, index + 1, view)),
      notices: missingNotice(missing, words),
      footers: lines(hidden > 0 ? words.say('approvals.more', { count: hidden }) : undefined),
      actions: [],
    },
    {
      summary: note ?? (count === 0 ? words.say('approvals.empty') : words.say('approvals.summary', { count })),
      hints: rows.length > 0 ? [words.say('say.decide')] : [],
    },
    view,
  );
}

function paintRow({ request, context }: WaitingRequest, number: number, view: View): Paint {
  const { words } = view;
  const requester = personName(request.principal);
  const role = shortName(request, words);
  const length = lengthWords(request, words);
  const lapses = lapseOf(request);
  const risks = riskWords(request, context, view);
  const ticket = ticketWords(request.ticket, words);
  return {
    groups: [],
    name: words.say('approvals.row', { number, role }),
    // Who wants what, how long and from when is read first; the rest stands smaller below.
    states: lines(
      joined(
        words.say('approvals.from', { requester }),
        length ? words.say('approvals.forLength', { duration: length }) : words.say('approvals.noLength'),
        startWords(request, view),
      ),
    ),
    details: lines(
      placeWords(request, words),
      request.justification
        ? words.say('approvals.because', { justification: request.justification.slice(0, REASON_LENGTH) })
        : words.say('approvals.noReason'),
      ticket && words.say('approvals.ticket', { ticket: shortened(ticket) }),
      risks && words.say('approvals.risks', { risks }),
      lapses && words.say('approvals.lapses', { when: moment(lapses, view) }),
    ),
    isTall: true,
    hasActions: true,
    actions: [
      action(approvalOpen.press(request), {
        title: words.say('button.review'),
        tooltip: words.say('button.reviewThis', { role, requester }),
      }),
    ],
  };
}

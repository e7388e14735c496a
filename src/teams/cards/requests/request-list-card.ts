import { type Approver, type ListedRequest, lapseOf, type RequestListing, targetOf } from '../../../pim/index.ts';
import { moment } from '../../../words/moment.ts';
import { until } from '../../../words/until.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { type ActionJson, action } from '../elements/action.ts';
import { joined, lines } from '../elements/paint-lines.ts';
import type { Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { pagedList } from '../lists/paged-list.ts';
import { approverNames } from '../rights/plan-facts.ts';
import { rowName, shortName } from '../rights/right.ts';
import { scopeLine } from '../rights/role-details.ts';
import { activateOpen } from '../verbs/activation/activate-open.ts';
import { requestCancel } from '../verbs/requests/request-cancel.ts';
import { requestsPage } from '../verbs/requests/requests-page.ts';
import { actionWords, requestState } from './request-words.ts';

/** More rows than this are several pages. */
export const REQUESTS_PAGE_SIZE = 8;
/** A longer justification is cut: the list is to find a request, not to read it. */
const JUSTIFICATION_LENGTH = 120;

export interface RequestListPaint extends RequestListing {
  /** Who may approve what waits, by the request's id; nothing = not known. */
  readonly approvers: ReadonlyMap<string, readonly Approver[]>;
}

/** What the person asked for, eight a page (from 1; a page that is not there shows the nearest), and what can be done about it. */
export function requestListCard(listing: RequestListPaint, view: View, page = 1): RenderedCard {
  const { words } = view;
  const { requests, missing } = listing;
  return pagedList(
    {
      title: words.say('requests.title'),
      all: requests,
      page,
      size: REQUESTS_PAGE_SIZE,
      row: (one, number) => row(one, number, listing.approvers.get(one.request.id), view),
      missing,
      empty: words.say('requests.empty'),
      summary: words.say('requests.summary', { count: requests.length }),
      footer: 'requests.page',
      more: 'say.moreRequests',
      turn: requestsPage.press,
      hints: (rows) => [
        ...(rows.some(isCancellable) ? [words.say('say.cancelOne')] : []),
        ...(rows.some(isRepeatable) ? [words.say('say.activate')] : []),
      ],
    },
    view,
  );
}

/** What waits or has not begun may be taken back. */
const isCancellable = ({ state }: ListedRequest): boolean =>
  ['waiting-for-approval', 'waiting-for-administrator', 'scheduled'].includes(state);

/** An activation that did not come to be may be asked for again. */
const isRepeatable = ({ request, state }: ListedRequest): boolean =>
  /^selfactivate$/i.test(request.action) && ['denied', 'lapsed', 'cancelled', 'failed'].includes(state);

function row(one: ListedRequest, number: number, approvers: readonly Approver[] | undefined, view: View): Paint {
  const { words } = view;
  const { request } = one;
  const actions = buttons(one, words);
  return {
    groups: [],
    name: words.say('requests.row', { number, role: rowName(request, words) }),
    states: [requestState(one, words)],
    details: lines(
      scopeLine(request, words),
      joined(
        actionWords(request, words),
        request.createdAt && words.say('requests.asked', { when: moment(request.createdAt, view) }),
        timesOf(one, view),
      ),
      waitDetail(one, approvers, view),
      request.justification &&
        words.say('requests.because', { justification: request.justification.slice(0, JUSTIFICATION_LENGTH) }),
    ),
    isTall: true,
    hasActions: actions.length > 0,
    actions,
  };
}

/** From when, where that is later, and until when; nothing for what ends a right, and for what came to nothing. */
function timesOf({ request, state }: ListedRequest, view: View): string | undefined {
  const { startsAt, endsAt } = request;
  const isOpen = ['active', 'scheduled', 'provisioning', 'waiting-for-approval', 'waiting-for-administrator'].includes(
    state,
  );
  if (!isOpen || /(deactivate|remove)$/i.test(request.action)) return undefined;
  return joined(
    state === 'scheduled' && startsAt && view.words.say('requests.starts', { when: moment(startsAt, view) }),
    endsAt && until(endsAt, view),
  );
}

/** Who decides, and until when they can. */
function waitDetail(
  { request, state }: ListedRequest,
  approvers: readonly Approver[] | undefined,
  view: View,
): string | undefined {
  const { words } = view;
  if (state === 'waiting-for-administrator') return words.say('requests.administrators');
  if (state !== 'waiting-for-approval') return undefined;
  const lapses = lapseOf(request);
  return joined(
    approvers && words.say('requests.approvers', { approvers: approverNames(approvers, words) }),
    lapses && words.say('requests.lapses', { when: moment(lapses, view) }),
  );
}

function buttons(one: ListedRequest, words: Words): ActionJson[] {
  const { request } = one;
  const role = shortName(request, words);
  if (isCancellable(one))
    return [
      action(requestCancel.press(request), {
        title: words.say('button.cancelRequest'),
        tooltip: words.say('button.cancelThis', { role }),
      }),
    ];
  if (!isRepeatable(one)) return [];
  return [
    action(activateOpen.press(targetOf(request)), {
      title: words.say('button.activate'),
      tooltip: words.say('button.activateThis', { role }),
    }),
  ];
}

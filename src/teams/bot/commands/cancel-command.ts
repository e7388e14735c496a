import { isPending, type ListedRequest, listRequests } from '../../../pim/index.ts';
import { stateWords } from '../../../words/state-words.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { chooseCancelCard, MOST_TO_CANCEL } from '../../cards/lists/choose-cancel-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import { shortName } from '../../cards/rights/right.ts';
import type { Command } from '../../language/command.ts';
import { findRequests } from '../approvals/find-requests.ts';
import { cancel } from '../changes/cancel.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/** `cancel User Administrator`, `cancel 2`: takes back a request of one's own. A number means what was last shown beside it. */
export async function cancelCommand(
  useCases: UseCases,
  turn: Turn,
  { which }: Extract<Command, { kind: 'cancel' }>,
): Promise<RenderedCard> {
  const { person, view } = turn;
  const { words } = view;
  if ('number' in which) {
    const { number } = which;
    const shown = useCases.shownRequests.shown(turn, 'requests');
    const request = shown?.get(number);
    if (request) return cancel(useCases, turn, request);
    const note = shown ? words.say('cancel.noSuchNumber', { number }) : words.say('cancel.noneShown');
    return choose(useCases, turn, note, waitingOf((await listRequests(useCases, person)).requests));
  }
  const { name } = which;
  const { requests } = await listRequests(useCases, person);
  const waiting = waitingOf(requests);
  const match = findRequests(
    name,
    waiting.map(({ request }) => request),
    { withPeople: false },
  );
  if (match.kind === 'none') return unknown(useCases, turn, name, requests);
  const [only, another] = match.matches;
  if (match.kind === 'exact' && only && !another) return cancel(useCases, turn, only);
  const note = words.say(match.kind === 'near' ? 'cancel.near' : 'cancel.several', { name });
  return choose(
    useCases,
    turn,
    note,
    waiting.filter(({ request }) => match.matches.includes(request)),
  );
}

/** What PIM would take back: it waits, or has not begun. */
const waitingOf = (requests: readonly ListedRequest[]): readonly ListedRequest[] =>
  requests.filter(({ state }) => isPending(state) || state === 'scheduled');

function choose({ shownRequests }: UseCases, turn: Turn, why: string, listed: readonly ListedRequest[]): RenderedCard {
  const shown = listed.slice(0, MOST_TO_CANCEL);
  shownRequests.show(
    turn,
    'requests',
    shown.map(({ request }) => request),
  );
  return chooseCancelCard(why, shown, turn.view);
}

/** Nothing of that name waits; perhaps it did. */
function unknown(useCases: UseCases, turn: Turn, name: string, requests: readonly ListedRequest[]): RenderedCard {
  const { view } = turn;
  const match = findRequests(
    name,
    requests.map(({ request }) => request),
    { withPeople: false },
  );
  const newest = match.kind === 'exact' ? requests.find(({ request }) => match.matches.includes(request)) : undefined;
  if (newest) {
    const facts = { role: shortName(newest.request, view.words), state: stateWords(newest.state, view.words) };
    return textCard(view.words.say('cancel.over', facts), view);
  }
  return choose(useCases, turn, view.words.say('cancel.unknown', { name }), waitingOf(requests));
}

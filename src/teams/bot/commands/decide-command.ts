import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import type { Command } from '../../language/command.ts';
import { decide, review } from '../approvals/decide.ts';
import { findRequests } from '../approvals/find-requests.ts';
import { readWaiting, showApprovals } from '../approvals/show-approvals.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

type DecideCommand = Extract<Command, { kind: 'approve' | 'deny' }>;

/**
 * `approve 3 because …`, `deny Alex Wilber because …`. A number means what was last shown beside it in this conversation,
 * whatever waits now; a name that has come to mean another request since then is told, not taken.
 */
export async function decideCommand(useCases: UseCases, turn: Turn, command: DecideCommand): Promise<RenderedCard> {
  const { which } = command;
  if ('name' in which) return decideNamed(useCases, turn, command, which.name);
  const { words } = turn.view;
  const shown = useCases.shownRequests.shown(turn, 'approvals');
  const request = shown?.get(which.number);
  if (request) return decide(useCases, turn, wishOf(command, request));
  const note = shown ? words.say('approvals.noSuchNumber', { number: which.number }) : words.say('approvals.noneShown');
  return showApprovals(useCases, turn, await readWaiting(useCases, turn), {
    note,
  });
}

async function decideNamed(
  useCases: UseCases,
  turn: Turn,
  command: DecideCommand,
  name: string,
): Promise<RenderedCard> {
  const { justification } = command;
  const { words } = turn.view;
  const waiting = await readWaiting(useCases, turn);
  const match = findRequests(name, waiting.requests, { withPeople: true });
  if (match.kind === 'none') {
    const isEmpty = waiting.requests.length === 0;
    const note = words.say(isEmpty ? 'approvals.unknownEmpty' : 'approvals.unknown', { name });
    return showApprovals(useCases, turn, waiting, { note });
  }
  const narrowed = { ...waiting, requests: match.matches };
  const [only, another] = match.matches;
  if (only && !another) {
    if (match.kind === 'near') return review(useCases, turn, only, { justification });
    if (!isAsShown(useCases, turn, name, only.id))
      return showApprovals(useCases, turn, waiting, { note: words.say('approvals.changed', { name }) });
    return decide(useCases, turn, wishOf(command, only));
  }
  const note = words.say(match.kind === 'near' ? 'approvals.near' : 'approvals.several', { name });
  return showApprovals(useCases, turn, narrowed, { note });
}

/** False: the list that was shown last has this name too, for another request that may still be meant. */
function isAsShown({ shownRequests }: UseCases, turn: Turn, name: string, id: string): boolean {
  const shown = [...(shownRequests.shown(turn, 'approvals')?.values() ?? [])];
  const open = shown.filter((request) => !shownRequests.isSettled(turn, request.id));
  const match = findRequests(name, open, { withPeople: true });
  return match.kind !== 'exact' || match.matches.some((request) => request.id === id);
}

const wishOf = (
  { kind, justification }: DecideCommand,
  request: Parameters<typeof decide>[2]['request'],
): Parameters<typeof decide>[2] => ({ request, result: kind, justification });

import { type Evidence, postsFor, writesOf } from './evidence.ts';

/** What happened around a wish, a line each, by real time: for whoever looks for the mistake. */
export function historyOf(evidence: Evidence, wishId: string): string {
  const wish = evidence.wishes.find(({ id }) => id === wishId);
  if (!wish) return '  (of no wish)';
  const from = wish.askedAt - 2_000;
  const to = Math.min(wish.endedAt, wish.askedAt + 60_000);
  const lines: (readonly [number, string])[] = [
    [wish.askedAt, `${wish.personId.slice(-2)} wants: ${wish.action} ${wish.role}, says "${wish.said}"`],
    ...evidence.kills.map((at) => [at, 'KILL'] as const),
    ...wish.tries.flatMap(({ activityId, sentAt, answeredAt, status, words }) => [
      [sentAt, `delivered ${activityId}`] as const,
      [answeredAt ?? sentAt, `  ${activityId} answered: ${status ?? 'nothing'} ${short(words)}`] as const,
    ]),
    ...writesOf(evidence, wish.personId, wish.role).map(
      (write) =>
        [
          write.startedAt,
          `PIM: ${write.action} (${write.mark ?? '-'}) → ${write.status} ${write.requestStatus ?? ''} ${write.requestId ?? ''} +${write.endedAt - write.startedAt} ms`,
        ] as const,
    ),
    ...postsFor(evidence, wish).map(
      ({ startedAt, endedAt, kind, activityId, isHeard, words }) =>
        [
          startedAt,
          `Teams: ${kind} ${activityId ?? ''}${isHeard ? '' : ' (unheard)'} +${(endedAt ?? startedAt) - startedAt} ms ${short(words)}`,
        ] as const,
    ),
  ];
  return lines
    .filter(([at]) => at >= from && at <= to)
    .toSorted(([one], [other]) => one - other)
    .map(([at, text]) => `  ${String(at - wish.askedAt).padStart(6)} ms  ${text}`)
    .join('\n');
}

const short = (words: string): string => JSON.stringify(words.replaceAll('\n', ' | ').slice(0, 160));

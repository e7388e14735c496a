import { type Claim, claimOf } from '../evidence/claim.ts';
import { isDoubtful } from '../evidence/doubtful-post.ts';
import { type Evidence, type Finding, writesOf } from '../evidence/evidence.ts';
import { MARK } from '../evidence/read-write.ts';
import { isAccepted } from '../evidence/write.ts';
import type { Verdicts } from './verdicts.ts';

/** What waits is looked at every five minutes; an approval that something else follows sooner need not be told. */
const TOLD_WITHIN_MS = 20 * 60_000;
/** The same in real time, in which the lease of a bot that was killed in the middle of a look runs out. */
const TOLD_WITHIN_REAL_MS = 45_000;

/** What somebody may have been told who hears that it was approved. */
const TELLING: ReadonlySet<Claim> = new Set<Claim>(['active', 'none', 'decided', 'there-already', 'nothing-done']);

/** What no card may say any more when all is over. */
const NOT_OVER: ReadonlySet<Claim> = new Set<Claim>(['active', 'waiting', 'working', 'last-seen']);

/** What was told of requests that were followed: each approval, and no card says at the end what is long over. */
export function followed(evidence: Evidence): Verdicts {
  return {
    lost: [...lanesOf(evidence).flatMap((lane) => untold(evidence, lane)), ...leftBehind(evidence)],
    untrue: saidToBeLost(evidence),
  };
}

/** Requests that PIM accepted, and of which a message says that they did not reach it. */
function saidToBeLost({ posts, writes }: Evidence): readonly Finding[] {
  const accepted = new Set(writes.filter(isAccepted).flatMap(({ mark }) => mark ?? []));
  return posts.flatMap(({ words, isDone }): Finding[] => {
    const mark = isDone && claimOf(words) === 'never-arrived' ? MARK.exec(words)?.[0] : undefined;
    return mark && accepted.has(mark) ? [{ wishId: mark, what: `PIM accepted it, but a message says: ${words}` }] : [];
  });
}

interface PersonLane {
  readonly personId: string;
  readonly role: string;
}

function lanesOf({ wishes }: Evidence): readonly PersonLane[] {
  const lanes = new Map(wishes.map(({ personId, role }) => [`${personId} ${role}`, { personId, role }]));
  return [...lanes.values()];
}

/** Approvals at the side that were told by nothing: no message, no card that changed, no answer. */
function untold(evidence: Evidence, { personId, role }: PersonLane): readonly Finding[] {
  const writes = writesOf(evidence, personId, role).filter(isAccepted);
  const chatId = evidence.chats.get(personId);
  const posted = evidence.posts.filter((post) => post.isDone && post.chatId === chatId && post.words.includes(role));
  const answered = evidence.wishes.flatMap((wish) =>
    wish.personId === personId && wish.role === role ? wish.tries : [],
  );
  const sentences = [
    ...posted.map(({ startedAt, words }) => ({ at: startedAt, words })),
    ...answered.map(({ answeredAt = 0, words }) => ({ at: answeredAt, words })),
  ].filter(({ words }) => TELLING.has(claimOf(words) ?? 'doubt'));
  return writes
    .filter((approval) => {
      if (approval.action !== 'approve') return false;
      const next = writes.find(({ startedAt, isOfTrial }) => !isOfTrial && startedAt > approval.endedAt);
      const isSoon =
        next &&
        (next.simulatedAt - approval.simulatedAt < TOLD_WITHIN_MS ||
          next.startedAt - approval.endedAt < TOLD_WITHIN_REAL_MS);
      if (isSoon) return false;
      const until = next?.endedAt ?? Number.POSITIVE_INFINITY;
      return !sentences.some(({ at }) => at >= approval.startedAt && at <= until);
    })
    .map(({ requestId }) => {
      const asked = writes.find((write) => write.requestId === requestId && write.action === 'activate');
      return { wishId: asked?.mark ?? '?', what: `nobody told of the approval of ${requestId}` };
    });
}

/** Cards that still say that something is in force, waits, or is under way, after all of it has ended. */
function leftBehind(evidence: Evidence): readonly Finding[] {
  const { remains, posts, chats } = evidence;
  const unknown = new Set(posts.flatMap((post) => (isDoubtful(post, evidence) ? (post.messageId ?? []) : [])));
  return remains.flatMap(({ chatId, messageId, words }): Finding[] => {
    const claim = claimOf(words);
    if (unknown.has(messageId) || !claim || !NOT_OVER.has(claim)) return [];
    const [personId = ''] = [...chats].find(([, id]) => id === chatId) ?? [];
    const at = posts.find((post) => post.messageId === messageId)?.startedAt ?? 0;
    const wish = evidence.wishes.findLast((one) => one.personId === personId && one.askedAt <= at);
    return [{ wishId: wish?.id ?? '?', what: `a card still says, when all is over: ${JSON.stringify(words)}` }];
  });
}

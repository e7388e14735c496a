import { claimOf, isNotice, tellsApproval } from '../evidence/claim.ts';
import { isDoubtful } from '../evidence/doubtful-post.ts';
import { type Evidence, type Finding, writesOf } from '../evidence/evidence.ts';
import { isAccepted, type Write } from '../evidence/write.ts';
import type { Verdicts } from './verdicts.ts';

/** An approval that something else follows sooner than this, by the simulated clock, need not be told. */
const TOLD_WITHIN_MS = 10 * 60_000;

/** What was told of requests that were followed: each approval once, and no card says at the end what is long over. */
export function followed(evidence: Evidence): Verdicts {
  const approvals = lanesOf(evidence).map((lane) => told(evidence, lane));
  return {
    lost: [...approvals.flatMap(({ lost }) => lost), ...leftBehind(evidence)],
    doubled: approvals.flatMap(({ doubled }) => doubled),
    inDoubt: approvals.flatMap(({ inDoubt }) => inDoubt),
  };
}

interface PersonLane {
  readonly personId: string;
  readonly role: string;
}

function lanesOf({ wishes }: Evidence): readonly PersonLane[] {
  const lanes = new Map(wishes.map(({ personId, role }) => [`${personId} ${role}`, { personId, role }]));
  return [...lanes.values()];
}

function told(evidence: Evidence, { personId, role }: PersonLane): Required<Omit<Verdicts, 'untrue'>> {
  const writes = writesOf(evidence, personId, role).filter(isAccepted);
  const approvals = writes.filter(({ action }) => action === 'approve');
  const chatId = evidence.chats.get(personId);
  const said = evidence.posts.filter((post) => post.isDone && post.chatId === chatId && post.words.includes(role));
  const notices = said.filter(({ kind, words }) => kind === 'post' && isNotice(words) && tellsApproval(words));
  const more = notices.length - approvals.length;
  const doubtful = notices.filter((post) => isDoubtful(post, evidence.kills)).length;
  const what = `${notices.length} messages tell of ${approvals.length} approvals, ${doubtful} of them in doubt`;
  const double = more > 0 ? [{ wishId: lastWish(evidence, personId, role), what }] : [];
  const sayings = [
    ...said.map(({ startedAt, words }) => ({ at: startedAt, words })),
    ...evidence.wishes.flatMap((wish) =>
      wish.personId === personId && wish.role === role
        ? wish.tries.map(({ answeredAt = 0, words }) => ({ at: answeredAt, words }))
        : [],
    ),
  ];
  const isTold = (approval: Write): boolean => {
    const next = writes.find(({ startedAt, isOfTrial }) => !isOfTrial && startedAt > approval.endedAt);
    if (next && next.simulatedAt - approval.simulatedAt < TOLD_WITHIN_MS) return true;
    return sayings.some(
      ({ at, words }) =>
        at >= approval.startedAt &&
        at <= (next?.endedAt ?? Number.POSITIVE_INFINITY) &&
        ['active', 'none', 'decided', 'there-already'].includes(claimOf(words) ?? ''),
    );
  };
  return {
    lost: approvals
      .filter((approval) => !isTold(approval))
      .map(({ requestId }) => ({
        wishId: lastWish(evidence, personId, role),
        what: `nobody told of the approval of ${requestId}`,
      })),
    doubled: more > doubtful ? double : [],
    inDoubt: more > doubtful ? [] : double,
  };
}

/** Cards that still say that something is in force, waits, or is under way, after all of it has ended. */
function leftBehind(evidence: Evidence): readonly Finding[] {
  const { remains, posts, kills, chats } = evidence;
  const unknown = new Set(posts.flatMap((post) => (isDoubtful(post, kills) ? (post.messageId ?? []) : [])));
  return remains.flatMap(({ chatId, messageId, words }): Finding[] => {
    const claim = claimOf(words);
    if (unknown.has(messageId) || (claim !== 'active' && claim !== 'waiting' && claim !== 'working')) return [];
    const [personId = ''] = [...chats].find(([, id]) => id === chatId) ?? [];
    const at = posts.find((post) => post.messageId === messageId)?.startedAt ?? 0;
    const wish = evidence.wishes.findLast((one) => one.personId === personId && one.askedAt <= at);
    return [{ wishId: wish?.id ?? '?', what: `a card still says, when all is over: ${JSON.stringify(words)}` }];
  });
}

const lastWish = ({ wishes }: Evidence, personId: string, role: string): string =>
  wishes.findLast((wish) => wish.personId === personId && wish.role === role)?.id ?? '?';

import assert from 'node:assert/strict';
import type { Evidence, Finding } from '../evidence/evidence.ts';
import { doubled } from './doubled.ts';
import { lost } from './lost.ts';
import { postedTwice } from './posted-twice.ts';
import { evidenceOf, post, SAID, wish, write } from './small-evidence.ts';
import { untrue } from './untrue.ts';

const DOUBT = 'It is not known whether Security Reader was activated';
const FAILED = 'PIM could not be reached. Nothing was changed.';

/** How many wishes each check objects to. */
function counted(evidence: Evidence) {
  const posts = postedTwice(evidence);
  const count = (findings: readonly Finding[]) => findings.length;
  return {
    lost: count(lost(evidence)),
    doubled: count(doubled(evidence)) + count(posts.doubled),
    untrue: count(untrue(evidence)),
    inDoubt: count(posts.inDoubt),
  };
}
const CLEAN = { lost: 0, doubled: 0, untrue: 0, inDoubt: 0 };

const CASES: readonly (readonly [title: string, evidence: Evidence, found: Partial<typeof CLEAN>])[] = [
  ['nothing in a history in which all is well', evidenceOf(), {}],

  // lost
  ['a wish that Teams never got an answer for', evidenceOf({ wishes: [wish({ tries: [] })] }), { lost: 1 }],
  ['a wish that nothing was said about', evidenceOf({ posts: [] }), { lost: 1 }],
  ['an answer that stands in another chat', evidenceOf({ posts: [post({ chatId: 'another' })] }), { lost: 1 }],
  ['an answer that never came to stand there', evidenceOf({ posts: [post({ isDone: false })] }), { lost: 1 }],
  ['an answer that tells no outcome', evidenceOf({ posts: [post({ words: 'What I can do' })] }), { lost: 1 }],
  ['a doubt that stays', evidenceOf({ posts: [post({ words: DOUBT })] }), { lost: 1 }],
  [
    'no loss where the doubt was cleared by saying it anew',
    evidenceOf({
      wishes: [wish({ endedAt: 2_000 }), wish({ id: 'w2', askedAt: 2_000, tries: secondTry() })],
      posts: [post({ words: DOUBT }), post({ startedAt: 2_300, endedAt: 2_310, activityId: 'a2' })],
    }),
    {},
  ],
  [
    'work that goes on for ever',
    evidenceOf({ posts: [post({ words: 'PIM is activating Security Reader' })] }),
    { lost: 1 },
  ],

  // doubled
  ['two grants for one wish', evidenceOf({ writes: [write(), second(201)] }), { doubled: 2 }],
  ['a second request that PIM refused', evidenceOf({ writes: [write(), second(400)] }), { doubled: 1 }],
  ['no double where the first got lost on the way', evidenceOf({ writes: [second(201), second(null)] }), {}],
  [
    'two deactivations for one wish, which have no justification',
    evidenceOf({
      wishes: [wish({ action: 'deactivate' })],
      writes: [deactivation(1_100, 201), deactivation(1_150, 400)],
      posts: [post({ words: 'Security Reader is deactivated' })],
    }),
    { doubled: 1 },
  ],
  [
    'two answers to one message',
    evidenceOf({ posts: [post(), post({ startedAt: 1_600, endedAt: 1_610 })] }),
    { doubled: 1 },
  ],
  [
    'apart, the second copy of a post whose answer was lost',
    evidenceOf({ posts: [post({ isHeard: false }), post({ startedAt: 1_600, endedAt: 1_610 })] }),
    { inDoubt: 1 },
  ],
  [
    'apart, the second copy of a post within whose noting the bot was killed',
    evidenceOf({ kills: [1_400], posts: [post(), post({ startedAt: 1_600, endedAt: 1_610 })] }),
    { inDoubt: 1 },
  ],
  [
    'a third copy, also where one was in doubt',
    evidenceOf({ posts: [post({ isHeard: false }), post({ startedAt: 1_600 }), post({ startedAt: 1_700 })] }),
    { doubled: 1 },
  ],
  [
    'a copy that came long before the kill',
    evidenceOf({ kills: [9_000], posts: [post(), post({ startedAt: 1_600, endedAt: 1_610 })] }),
    { doubled: 1 },
  ],

  // false
  ['“active” where PIM has nothing', evidenceOf({ writes: [] }), { untrue: 1 }],
  ['“active” where PIM refused', evidenceOf({ writes: [write({ status: 400 })] }), { untrue: 1 }],
  [
    '“active” where an approver must decide first',
    evidenceOf({ writes: [write({ requestStatus: 'PendingApproval' })] }),
    { untrue: 1 },
  ],
  ['“active” of somebody else’s role', evidenceOf({ writes: [write({ personId: 'megan' })] }), { untrue: 1 }],
  ['“active” before PIM had it', evidenceOf({ writes: [write({ startedAt: 1_400, endedAt: 1_450 })] }), { untrue: 1 }],
  ['“active” long after its end', evidenceOf({ writes: [write({ simulatedAt: -5 * 3_600_000 })] }), { untrue: 1 }],
  ['“nothing was changed” where PIM did it', evidenceOf({ posts: [post({ words: FAILED })] }), { untrue: 1 }],
  [
    '“deactivated” of what is still in force',
    evidenceOf({
      writes: [write({ startedAt: 500, endedAt: 600 })],
      posts: [post({ words: 'Security Reader is deactivated' })],
    }),
    { untrue: 1 },
  ],
  [
    'a false sentence in the answer to a click',
    evidenceOf({ writes: [], posts: [], wishes: [wish({ tries: [{ ...firstTry(), isClick: true, words: SAID }] })] }),
    { untrue: 1 },
  ],
  [
    'a false sentence in an edit',
    evidenceOf({ posts: [post(), post({ kind: 'edit', startedAt: 1_400, words: FAILED })] }),
    { untrue: 1 },
  ],
];

describe('What a crash trial finds', () => {
  for (const [title, evidence, found] of CASES)
    it(title, () => assert.deepEqual(counted(evidence), { ...CLEAN, ...found }));
});

function firstTry() {
  return { activityId: 'a1', isClick: false, sentAt: 1_000, answeredAt: 1_500, status: 200, words: '', body: 'null' };
}

function secondTry() {
  return [{ ...firstTry(), activityId: 'a2', sentAt: 2_000, answeredAt: 2_500 }];
}

function second(status: number | null) {
  return write({ startedAt: 1_150, endedAt: 1_250, requestId: 'r2', status });
}

function deactivation(startedAt: number, status: number) {
  return write({ action: 'deactivate', mark: undefined, startedAt, endedAt: startedAt + 40, status });
}

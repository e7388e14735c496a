import assert from 'node:assert/strict';
import type { Evidence } from '../evidence/evidence.ts';
import type { Notes } from '../evidence/notes.ts';
import type { Post } from '../evidence/post.ts';
import { allChecks } from './all-checks.ts';
import { evidenceOf, post, SAID, wish, write } from './small-evidence.ts';

const DOUBT = 'It is not known whether Security Reader was activated';
const FAILED = 'PIM could not be reached. Nothing was changed.';

/** How much the checks object to. */
function counted(evidence: Evidence) {
  const { lost, doubled, untrue, inDoubt } = allChecks(evidence);
  return { lost: lost.length, doubled: doubled.length, untrue: untrue.length, inDoubt: inDoubt.length };
}
const CLEAN = { lost: 0, doubled: 0, untrue: 0, inDoubt: 0 };

const NEVER_ARRIVED: Partial<Post> = {
  words: 'Your request for Security Reader did not reach PIM\nw1',
  activityId: undefined,
  thing: 'asked|w1',
};
const NOTHING_NOTED: Notes = { accepted: [], unfinished: [], messages: new Set(), broken: undefined };

/** An answer to an older wish went unheard, and is posted so often again while the wish at hand is under way. */
const repeatsOfOlder = (times: number): Post[] => {
  const older = { thing: 'request|r0', words: 'Waits for approval' };
  const repeat = (at: number) => post({ ...older, startedAt: 1_050 + at, activityId: undefined, messageId: `r${at}` });
  return [
    post({ ...older, startedAt: 900, activityId: 'a0', messageId: 'm0', isHeard: false }),
    ...Array.from({ length: times }, (_, at) => repeat(at)),
  ];
};

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
  ['nothing in what repeats a lost answer to an older wish', evidenceOf({ posts: [...repeatsOfOlder(1), post()] }), {}],
  ['a second repeat of it', evidenceOf({ posts: [...repeatsOfOlder(2), post()] }), { doubled: 1 }],
  [
    'a copy that came long before the kill',
    evidenceOf({ kills: [9_000], posts: [post(), post({ startedAt: 1_600, endedAt: 1_610 })] }),
    { doubled: 1 },
  ],

  [
    'a copy of a post that the bot had noted, whenever it was killed',
    evidenceOf({
      kills: [1_400],
      posts: [post(), post({ startedAt: 1_600, endedAt: 1_610, messageId: 'm2' })],
      notes: { ...NOTHING_NOTED, accepted: [write()], messages: new Set(['m1', 'm2']) },
    }),
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

  // what the bots noted
  ['a write that the audit trail does not have', evidenceOf({ notes: NOTHING_NOTED }), { lost: 1 }],
  [
    'a write that the audit trail has twice',
    evidenceOf({ notes: { ...NOTHING_NOTED, accepted: [write(), write()] } }),
    { doubled: 1 },
  ],
  [
    'a record of what PIM does not know',
    evidenceOf({ notes: { ...NOTHING_NOTED, accepted: [write(), write({ requestId: 'r9' })] } }),
    { untrue: 1 },
  ],
  [
    'an audit trail that is broken',
    evidenceOf({ notes: { ...NOTHING_NOTED, accepted: [write()], broken: '7: changed' } }),
    { untrue: 1 },
  ],
  [
    'an intent that nobody found out about',
    evidenceOf({
      notes: {
        ...NOTHING_NOTED,
        accepted: [write()],
        unfinished: [{ personId: 'alex', state: 'in-doubt', what: 'selfActivate' }],
      },
    }),
    { lost: 1 },
  ],

  // what is followed
  ['nothing where an approval was told once', approved([notice()]), {}],
  ['an approval that nobody told', approved([]), { lost: 1 }],
  [
    '“did not reach PIM” of what PIM accepted',
    evidenceOf({ posts: [post(), post({ ...NEVER_ARRIVED, startedAt: 9_000, endedAt: 9_010 })] }),
    { untrue: 1 },
  ],
  ['an approval that was told twice', approved([notice(), notice(7_000)]), { doubled: 1 }],
  [
    'apart, an approval whose first telling went unheard',
    approved([notice(6_000, { isHeard: false }), notice(7_000)]),
    { inDoubt: 1 },
  ],
  [
    'a card that says “active” when all is over',
    evidenceOf({ remains: [{ chatId: 'chat', messageId: 'm1', words: SAID }] }),
    { lost: 1 },
  ],
  [
    'a card that still says when it was last seen',
    evidenceOf({
      remains: [
        {
          chatId: 'chat',
          messageId: 'm1',
          words: `${SAID}\nLast seen 12:00. I can look only with your sign-in: press “Check again”, or write to me.`,
        },
      ],
    }),
    { lost: 1 },
  ],
  [
    'nothing in such a card whose place the bot cannot know',
    evidenceOf({
      posts: [post({ isHeard: false }), post({ startedAt: 1_600, endedAt: 1_610, messageId: 'm2' })],
      remains: [{ chatId: 'chat', messageId: 'm1', words: SAID }],
    }),
    { inDoubt: 1 },
  ],
];

describe('What a crash trial finds', () => {
  for (const [title, evidence, found] of CASES)
    it(title, () => assert.deepEqual(counted(evidence), { ...CLEAN, ...found }));
});

/** Alex asks, Megan approves in the portal, and so much is told of it. */
function approved(notices: readonly Post[]): Evidence {
  const asked = write({ requestStatus: 'PendingApproval' });
  return evidenceOf({
    writes: [asked, write({ personId: 'megan', action: 'approve', isOfTrial: true, startedAt: 5_000, endedAt: 5_010 })],
    posts: [post({ words: 'Security Reader waits for approval' }), ...notices],
  });
}

function notice(startedAt = 6_000, more: Partial<Post> = {}): Post {
  const at = {
    startedAt,
    endedAt: startedAt + 10,
    activityId: undefined,
    messageId: `n${startedAt}`,
    thing: 'told|active|request|r1',
  };
  return post({ ...at, words: `${SAID}\nIt was approved by Megan Bowen.`, ...more });
}

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

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Conversation, Json, Person } from '../../src/simulator/teams/index.ts';
import { isForServer } from '../stand-ins/bot-database.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';
import { createCrowd } from '../stand-ins/crowd.ts';

const SEED = 20_261_125;
/** The second run of the scenarios is for what the database does, and this is hardly about that. */
const DRAWS = isForServer ? 2_000 : 10_000;
const AT_ONCE = 20;
const CROWD = createCrowd(40);
const VERBS = [
  ...['activate.open', 'activate.submit', 'activation.check', 'deactivate.submit', 'standing.look', 'roles.page'],
  ...['form.close', 'policy.look', 'requests.page'],
];
/** Words of the language, and names that nobody has: no sentence of them may have an effect. */
const WORDS = [
  ...['activate', 'deactivate', 'roles', 'active', 'help', 'for', '2h', '-3h', 'because', 'ticket', 'on', 'Zookeeper'],
  ...[
    'Global Administratr',
    '<at>PIM</at>',
    '&nbsp;',
    '```',
    `$${'{x}'}`,
    '\u202e',
    '\u0000',
    '🦓',
    '{"type":"x"}',
    '%00',
  ],
];

/** Anything at all in place of what belongs there. */
const anything = fc.oneof(fc.string({ maxLength: 200 }), fc.jsonValue({ maxDepth: 4 }), fc.constant(undefined));
const text = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 20 })), { maxLength: 12 });
const guid = fc.uuid();
const target = fc.record(
  {
    provider: fc.oneof(fc.constantFrom('entra-role', 'group', 'azure-resource'), anything),
    roleId: fc.oneof(guid, anything),
    scopeId: fc.oneof(fc.constant('/'), guid, anything),
  },
  { requiredKeys: [] },
);
const data = fc.oneof(
  anything,
  fc.record(
    {
      target: fc.oneof(target, anything),
      input: anything,
      duration: fc.oneof(fc.constantFrom('PT2H', 'P99Y', 'PT-1H', ''), anything),
      justification: anything,
      page: anything,
    },
    { requiredKeys: [] },
  ),
);
const verb = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...VERBS) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('__proto__', 'constructor', 'toString', '') },
  { weight: 1, arbitrary: anything },
);

/** Stands for the bot's own id, which is known only when it runs. */
const THE_BOT = 'the bot';

/** A click that is answered without asking anybody. */
const NONSENSE = { name: 'adaptiveCard/action', value: { action: { verb: 'nonsense', data: {} } } };

type Draw =
  | { readonly kind: 'body'; readonly body: string }
  | { readonly kind: 'activity'; readonly isMessage: boolean; readonly change: Json; readonly person: number }
  | { readonly kind: 'click'; readonly value: unknown; readonly isShared: boolean }
  | { readonly kind: 'invoke'; readonly name: unknown; readonly value: unknown }
  | { readonly kind: 'message'; readonly text: string; readonly person: number }
  | { readonly kind: 'shared'; readonly text: string; readonly person: number }
  | { readonly kind: 'event'; readonly members: Json; readonly isShared: boolean; readonly person: number };

const person = fc.nat(CROWD.people.length - 1);
/** What Teams tells of teams and chats, and what it might. */
const EVENTS = [
  ...['channelCreated', 'channelRenamed', 'channelDeleted', 'channelRestored', 'teamRenamed', 'teamDeleted'],
  ...['teamHardDeleted', 'teamArchived', 'teamUnarchived', 'teamRestored', 'editMessage', 'undeleteMessage'],
];
const named = fc.oneof(
  fc.record({ id: fc.oneof(fc.uuid(), anything), name: anything }, { requiredKeys: [] }),
  anything,
);
const members = fc.oneof(fc.array(fc.record({ id: fc.oneof(fc.constant(THE_BOT), anything) })), anything);
const event: fc.Arbitrary<Json> = fc.record(
  {
    type: fc.constantFrom(
      'conversationUpdate',
      'installationUpdate',
      'messageUpdate',
      'messageDelete',
      'messageReaction',
    ),
    action: fc.oneof(fc.constantFrom('add', 'remove', 'add-upgrade', 'remove-upgrade'), anything),
    membersAdded: members,
    membersRemoved: members,
    topicName: anything,
    text: text.map((words) => words.join(' ')),
    facts: fc.record(
      { eventType: fc.oneof(fc.constantFrom(...EVENTS), anything), team: named, channel: named, settings: anything },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['type'] },
);
const MEMBERS = ['type', 'id', 'name', 'text', 'value', 'from', 'recipient', 'conversation', 'channelData', 'entities'];
const draws: fc.Arbitrary<Draw> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('body' as const), body: fc.oneof(fc.string(), fc.json()) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('activity' as const),
      // Few, because Teams takes fifty answers a second.
      isMessage: fc.nat(9).map((digit) => digit === 0),
      person,
      change: fc.dictionary(fc.constantFrom(...MEMBERS, 'locale', 'localTimezone', 'replyToId'), anything, {
        minKeys: 1,
        maxKeys: 4,
      }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('click' as const),
      isShared: fc.nat(9).map((digit) => digit === 0),
      value: fc.oneof(
        {
          weight: 6,
          arbitrary: fc.record(
            {
              action: fc.record({ type: fc.constant('Action.Execute'), verb, data }),
              trigger: fc.oneof(fc.constantFrom('manual', 'automatic'), anything),
              authentication: fc.oneof(fc.record({ id: anything, token: anything }, { requiredKeys: [] }), anything),
              state: anything,
            },
            { requiredKeys: ['action'] },
          ),
        },
        { weight: 1, arbitrary: anything },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('invoke' as const), name: anything, value: anything }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('message' as const),
      text: text.map((words) => words.join(' ')),
      person,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('shared' as const),
      text: text.map((words) => words.join(' ')),
      person,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('event' as const), members: event, isShared: fc.boolean(), person }),
  },
);

describe(`${DRAWS} random bodies, activities, clicks, events and sentences`, function () {
  this.timeout(240_000);
  let contoso: Contoso;
  /** One with everybody, so that no conversation is asked for more than Teams takes of one. */
  let chats: Conversation[];
  before(async () => {
    contoso = await startContoso({ tenant: CROWD.tenant, botPatienceMs: 60_000 });
    const { teams, alex } = contoso;
    chats = CROWD.people.map((one) => teams.newGroupChat(one.office, [alex, contoso.person(one.userPrincipalName)]));
  });
  after(() => contoso.stop());

  it('are answered or refused: never a crash, a hang, a mistake of ours or an effect', async () => {
    const drawn = fc.sample(draws, { seed: SEED, numRuns: DRAWS });
    const statuses = new Map<number, number>();
    for (let start = 0; start < drawn.length; start += AT_ONCE) {
      const replies = await Promise.all(drawn.slice(start, start + AT_ONCE).map((draw) => sent(draw)));
      for (const [index, { status, body }] of replies.entries()) {
        const what = () => `${status} ${JSON.stringify(body)} to ${JSON.stringify(drawn[start + index])}`;
        // Where the conversation is made up, Teams refuses the answer.
        const isAnswered = drawn[start + index]?.kind === 'activity' || !/NotAnswered/.test(JSON.stringify(body));
        assert.ok(status < 500 && isAnswered, what());
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }
    // All three kinds of answers are there, so that the draw is not one-sided.
    assert.deepEqual(
      [...statuses.keys()].filter((status) => ![200, 400, 403].includes(status)),
      [],
    );
    for (const status of [200, 400, 403])
      assert.ok((statuses.get(status) ?? 0) > DRAWS / 50, JSON.stringify([...statuses]));
    assert.deepEqual(
      (await contoso.pimTraffic()).filter(({ method }) => method !== 'GET'),
      [],
    );
    assert.match((await contoso.alex.asks('help')).words, /What I can do/);
  });

  const inChat = (index: number) => ({ in: chats[index] as Conversation });
  const mention = () => ({
    type: 'mention',
    mentioned: { id: contoso.teams.botId, name: 'PIM' },
    text: '<at>PIM</at>',
  });

  function eventOf(one: Person, { facts, ...event }: Json, where: { in?: Conversation }): Json {
    const told = JSON.parse(JSON.stringify(event).replaceAll(`"${THE_BOT}"`, JSON.stringify(contoso.teams.botId)));
    const activity = one.activity(told, where);
    return { ...activity, channelData: { ...(activity.channelData as Json), ...(facts as Json) } };
  }

  function sent(draw: Draw) {
    const { alex, teams } = contoso;
    const one = 'person' in draw ? contoso.person(CROWD.people[draw.person]?.userPrincipalName ?? '') : alex;
    switch (draw.kind) {
      case 'body':
        return teams.posts(draw.body);
      case 'activity': {
        const usual = draw.isMessage ? { type: 'message', text: 'help' } : { type: 'invoke', ...NONSENSE };
        return one.sends(one.activity({ ...usual, ...draw.change }));
      }
      case 'click': {
        const where = draw.isShared && chats[0] ? { in: chats[0] } : {};
        const click = { type: 'invoke', name: 'adaptiveCard/action', value: draw.value, replyToId: '1700000000000' };
        return alex.sends(alex.activity(click, where));
      }
      case 'shared':
        return one.sends(
          one.activity(
            { type: 'message', text: `<at>PIM</at> ${draw.text}`, entities: [mention()] },
            inChat(draw.person),
          ),
        );
      case 'event':
        return one.sends(eventOf(one, draw.members, draw.isShared ? inChat(draw.person) : {}));
      case 'invoke':
        return alex.sends(alex.activity({ type: 'invoke', name: draw.name, value: draw.value }));
      case 'message':
        return one.sends(one.activity({ type: 'message', text: draw.text }));
    }
  }
});

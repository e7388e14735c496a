import assert from 'node:assert/strict';
import { createLogger } from '../../src/core/logger.ts';
import type { Target } from '../../src/pim/index.ts';
import { buttonsOn, type Json, type Message, type Person, wordsOn } from '../../src/simulator/teams/index.ts';
import { createConnectorClient } from '../../src/teams/bot/edge/connector/connector-client.ts';
import { createMessenger } from '../../src/teams/bot/edge/connector-messenger.ts';
import { withRefresh } from '../../src/teams/cards/elements/with-refresh.ts';
import { textCard } from '../../src/teams/cards/messages/text-card.ts';
import { activateSubmit } from '../../src/teams/cards/verbs/activation/activate-submit.ts';
import { standingLook } from '../../src/teams/cards/verbs/activation/standing-look.ts';
import { createWords } from '../../src/words/words.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';
import { createCrowd } from '../stand-ins/crowd.ts';
import { createMemoryConversationStore } from '../stand-ins/memory-conversation-store.ts';

const MANY = 60;
const view = { words: createWords('en'), now: new Date(), zone: 'UTC' };

describe('A card that everybody sees, with a view of their own for some', function () {
  this.timeout(60_000);
  const crowd = createCrowd(MANY + 5);
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso({ tenant: crowd.tenant, botPatienceMs: 30_000 });
  });
  beforeEach(async () => {
    contoso.teams.forget();
    contoso.teams.faults.clear();
    await contoso.control('reset', {});
  });
  after(() => contoso.stop());

  const channel = () => contoso.teams.operations.channel('PIM approvals');
  const helpdesk = async (): Promise<Target> => {
    const [one] = crowd.people;
    const list = await contoso.person(one?.userPrincipalName ?? '').asks('roles');
    const [button] = buttonsOn(list.card);
    assert.ok(button);
    return (button.action.data as { target: Target }).target;
  };

  async function botToken(): Promise<string> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: contoso.teams.botId.replace('28:', ''),
      client_secret: 'sandbox-secret',
      scope: 'https://api.botframework.com/.default',
    });
    const url = `${contoso.simulator}/login/${contoso.tenantId}/oauth2/v2.0/token`;
    const response = await fetch(url, { method: 'POST', body: form });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  /** Posts as the bot does of its own accord. */
  async function posts(viewers: readonly Person[], target: Target): Promise<Message> {
    const conversations = createMemoryConversationStore();
    const token = await botToken();
    const connector = createConnectorClient({
      fetch,
      tokens: { token: async () => token, forget: () => undefined },
      conversations,
      logger: createLogger('test', 'silent'),
      wait: async () => undefined,
      random: () => 0,
      now: () => performance.now(),
    });
    const { serviceUrl, tenantId } = contoso.teams;
    await conversations.seen({ conversationId: channel().id, serviceUrl, tenantId, kind: 'channel' });
    const card = withRefresh(
      textCard('Somebody asked for something.', view),
      standingLook.press(target),
      viewers.map(({ mri }) => mri),
    );
    await createMessenger(connector, conversations).post(channel().id, card);
    return channel().nextCard();
  }

  // The first: views of the others may go on being read after their end.
  it('a client that asks by itself cannot make anything happen', async () => {
    const target = { provider: 'entra-role', roleId: SECURITY_READER, scopeId: '/' } as const;
    assert.throws(() => withRefresh(textCard('x', view), activateSubmit.press(target), []), /without being asked/);
    const { verb, data } = activateSubmit.press(target, { duration: 'PT1H' as never });
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'automatic' };
    const sent = contoso.alex.activity({ type: 'invoke', name: 'adaptiveCard/action', value, replyToId: '1' });
    await contoso.forgetTraffic();
    const reply = await contoso.alex.sends(sent);
    assert.match(JSON.stringify(reply.body), /did nothing/);
    assert.deepEqual(await contoso.traffic(), []);
  });

  it('sixty look at once: everybody sees their own, nobody another’s, and the message stays what it was', async () => {
    const people = crowd.people.map((one) => ({ one, person: contoso.person(one.userPrincipalName) }));
    const target = await helpdesk();
    const message = await posts(
      people.map(({ person }) => person),
      target,
    );
    const before = message.words;
    const seen = await Promise.all(
      people.map(async ({ one, person }) => ({ one, person, words: wordsOn(await person.looksAt(message)) })),
    );
    for (const { words, one } of seen.slice(MANY))
      assert.equal(words, before, `${one.office} is the sixty-first or later`);
    assert.equal(contoso.teams.deliveries.filter(({ activity }) => activity.type === 'invoke').length, MANY);
    assert.equal(message.updates, 0);
    assert.equal(message.words, before);
    assert.deepEqual(channel().messages.length, 1);
    const firstSees = seen[0]?.words ?? '';
    assert.match(firstSees, /Helpdesk Administrator on Office 0001 is not active/);
    // The target is the first one's office: to the others PIM says no, each for themselves.
    for (const { words } of seen.slice(1, MANY)) assert.doesNotMatch(words, /Office \d{4}/);
  });

  it('two see each their own of the same thing, also after one of them acted, and later views stay apart', async () => {
    const { alex, megan } = contoso;
    const target = { provider: 'entra-role', roleId: SECURITY_READER, scopeId: '/' } as const;
    const message = await posts([alex, megan], target);
    assert.match(wordsOn(await alex.looksAt(message)), /Security Reader is not active/);
    assert.doesNotMatch(wordsOn(await megan.looksAt(message)), /Security Reader/);
    await alex.asks('activate Security Reader for 90m');
    await alex.refreshes(message);
    assert.match(wordsOn(alex.sees(message)), /Security Reader is active until/);
    await megan.refreshes(message);
    assert.doesNotMatch(wordsOn(megan.sees(message)), /Security Reader/);
    assert.match(message.words, /^Somebody asked for something/);
    assert.equal(message.updates, 0);
    // Teams asks again only where the last answer said so.
    const { refresh } = alex.sees(message) as { refresh: { userIds: unknown; action: Json } };
    assert.deepEqual(refresh.userIds, [alex.mri]);
    assert.equal(refresh.action.verb, 'standing.look');
  });

  it('while PIM is slow, a client that asked by itself goes on showing what it shows, and asks again', async () => {
    const { alex } = contoso;
    const target = { provider: 'entra-role', roleId: SECURITY_READER, scopeId: '/' } as const;
    const message = await posts([alex], target);
    await contoso.control('faults', { service: 'graph', delayMs: 3_500, times: 0 });
    assert.match(wordsOn(await alex.looksAt(message)), /^Somebody asked for something/);
    await fetch(`${contoso.simulator}/control/faults`, { method: 'DELETE' });
    await contoso.teams.idle();
    await alex.refreshes(message);
    assert.match(wordsOn(alex.sees(message)), /Security Reader is (not )?active/);
  });
});

const SECURITY_READER = '5d6b6bb7-de71-4623-b4af-96380a352509';

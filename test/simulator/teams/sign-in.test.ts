import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import type { Json, Message } from '../../../src/simulator/teams/index.ts';
import { startRig, useRig } from './rig.ts';
import { adaptiveCard, invokeAnswer } from './scripted-bot.ts';

const SIGN_IN: Json = {
  text: 'Sign in',
  connectionName: 'entra',
  tokenExchangeResource: { id: 'exchange-1', uri: 'api://botid-1' },
  buttons: [{ type: 'signin', title: 'Sign in', value: 'https://bot.example/auth/start?s=1' }],
};
const signInCard: Json = {
  attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content: SIGN_IN }],
};

describe('The Teams double: signing in', () => {
  const rig = useRig();
  /** What the bot answers to each token exchange, in order; 200 without one. */
  let statuses: number[];
  beforeEach(() => {
    statuses = [];
    rig.bot.script = async (activity, bot) => {
      if (activity.type === 'message') await bot.answers(activity, signInCard);
      if (activity.type === 'message') return undefined;
      return { status: statuses.shift() ?? 200, body: {} };
    };
  });

  const invokes = () => rig.bot.received.flatMap(({ activity }) => (activity.type === 'invoke' ? [activity] : []));
  const exchanged = (message: Message, count: number) => message.until(({ exchanges }) => exchanges.length >= count);
  const tokenIn = ({ value }: Json) => decodeJwt(String((value as Json).token));

  it('makes every client that is running send a token of its person, for the same card', async () => {
    rig.alex.uses('desktop', 'web', 'phone');
    const card = await rig.alex.asks('roles');
    await exchanged(card, 3);
    assert.deepEqual(
      invokes().map(({ name }) => name),
      Array(3).fill('signin/tokenExchange'),
    );
    for (const activity of invokes()) {
      const { id, connectionName } = activity.value as Json;
      assert.deepEqual([id, connectionName], ['exchange-1', 'entra']);
      assert.equal(tokenIn(activity).oid, rig.alex.id);
      assert.equal(tokenIn(activity).scp, 'access_as_user');
    }
    assert.equal(new Set(invokes().map(({ id }) => id)).size, 3);
    assert.deepEqual(card.exchanges.map(({ client }) => client).sort(), ['desktop', 'phone', 'web']);
  });

  it('remembers for each client whether the bot took its token, and lets a late one follow', async () => {
    statuses = [412];
    const card = await rig.alex.asks('roles');
    await exchanged(card, 1);
    assert.equal(card.exchanges[0]?.status, 412);
    assert.equal(rig.alex.signInUrl(card), 'https://bot.example/auth/start?s=1');
    rig.alex.uses('desktop', 'phone');
    assert.equal((await rig.alex.exchanges(card, 'phone'))?.status, 200);
  });

  it('sends what it is told to: the token of somebody else, or an old one', async () => {
    const token = await rig.teams.singleSignOnToken(rig.megan, { exp: 1 });
    rig.alex.singleSignOn = { token };
    await exchanged(await rig.alex.asks('roles'), 1);
    const [invoke] = invokes();
    assert.ok(invoke);
    assert.deepEqual([tokenIn(invoke).oid, tokenIn(invoke).exp], [rig.megan.id, 1]);
    assert.equal((invoke.from as Json).aadObjectId, rig.alex.id);
  });

  it('tells the bot of a failure, or nothing where the person must be asked', async () => {
    rig.alex.singleSignOn = { failsWith: 'invokeerror' };
    await exchanged(await rig.alex.asks('roles'), 1);
    rig.alex.singleSignOn = 'needs-consent';
    await rig.alex.asks('roles');
    await rig.teams.idle();
    assert.deepEqual(
      invokes().map(({ name, value }) => [name, (value as Json).code]),
      [['signin/failure', 'invokeerror']],
    );
  });

  it('has no silent sign-in in channels, and in group chats only where it is switched on', async () => {
    const card = await rig.alex.asks('@PIM roles', { in: rig.teams.operations.general });
    await exchanged(card, 1);
    assert.deepEqual(
      invokes().map(({ name, value }) => [name, (value as Json).code]),
      [['signin/failure', 'resourcematchfailed']],
    );
    const other = await startRig(rig.simulator, { signsOnInGroupChats: true });
    try {
      other.bot.script = rig.bot.script;
      const chat = other.teams.newGroupChat('On-call', [other.megan, other.alex]);
      const inChat = await other.alex.asks('@PIM roles', { in: chat });
      await inChat.until(({ exchanges }) => exchanges.length > 0);
      assert.deepEqual(
        inChat.exchanges.map(({ personId }) => personId),
        [other.alex.id],
      );
    } finally {
      await other.teams.stop();
      await other.bot.stop();
    }
  });

  it('passes on what the sign-in page gave, and the words of a failure', async () => {
    assert.equal((await rig.alex.verifies('123456')).status, 200);
    await rig.alex.failsToSignIn('tokenmissing');
    assert.deepEqual(
      invokes().map(({ name, value }) => [name, (value as Json).state ?? (value as Json).code]),
      [
        ['signin/verifyState', '123456'],
        ['signin/failure', 'tokenmissing'],
      ],
    );
  });
});

describe('The Teams double: a click that needs a sign-in', () => {
  const rig = useRig();
  let card: Message;
  beforeEach(async () => {
    rig.bot.script = async (activity, bot) => {
      if (activity.type === 'invoke') return answerTo(activity.value as Json);
      if (activity.type !== 'message') return undefined;
      const button = { type: 'Action.Execute', title: 'Go', verb: 'go', data: { n: 1 } };
      await bot.answers(activity, adaptiveCard({ actions: [button] }));
      return undefined;
    };
    card = await rig.alex.asks('@PIM roles', { in: rig.teams.operations.general });
  });
  let isTokenTaken = true;

  const answerTo = ({ authentication, state }: Json) => {
    if (state === '123456') return invokeAnswer(200, 'activity.message', 'by the page');
    if (state !== undefined) return invokeAnswer(401, 'error.incorrectAuthCode', null);
    if (authentication === undefined) return invokeAnswer(401, 'activity.loginRequest', SIGN_IN);
    return isTokenTaken
      ? invokeAnswer(200, 'activity.message', 'silently')
      : invokeAnswer(412, 'error.preconditionFailed', { code: '412', message: 'no consent' });
  };
  const values = () => rig.bot.received.slice(1).map(({ activity }) => activity.value as Json);

  it('goes out once more with the token, also in a channel', async () => {
    isTokenTaken = true;
    assert.equal((await rig.alex.clicks(card, 'Go')).note, 'silently');
    const [first, second, ...more] = values();
    assert.ok(first && second && more.length === 0, 'twice');
    assert.deepEqual(second.action, first.action);
    const { id, connectionName, token } = second.authentication as Json;
    assert.deepEqual([id, connectionName], ['exchange-1', 'entra']);
    assert.equal(decodeJwt(String(token)).oid, rig.alex.id);
  });

  it('shows the button where the token was not taken, and goes out again with what the page gave', async () => {
    isTokenTaken = false;
    const answer = await rig.alex.clicks(card, 'Go');
    assert.equal(answer.kind, 'login');
    assert.equal(rig.alex.signInUrl(answer), 'https://bot.example/auth/start?s=1');
    assert.equal((await rig.alex.completes(answer, 'wrong')).kind, 'failed');
    assert.equal((await rig.alex.completes(answer, '123456')).note, 'by the page');
    assert.equal(values().at(-1)?.state, '123456');
  });

  it('shows the button at once where the person must be asked first', async () => {
    rig.alex.singleSignOn = 'needs-consent';
    assert.equal((await rig.alex.clicks(card, 'Go')).kind, 'login');
    assert.equal(values().length, 1);
  });

  it('comes with an offer of the personal app where it is not installed, which the person takes or not', async () => {
    isTokenTaken = true;
    await rig.alex.uninstalls();
    rig.alex.acceptsInstall = false;
    assert.equal((await rig.alex.clicks(card, 'Go')).kind, 'login');
    rig.alex.acceptsInstall = true;
    assert.equal((await rig.alex.clicks(card, 'Go')).note, 'silently');
    const installed = rig.bot.received.flatMap(({ activity }) => (activity.action === 'add' ? [activity] : []));
    assert.deepEqual(
      installed.map(({ conversation }) => (conversation as Json).id),
      [rig.alex.chat.id],
    );
  });
});

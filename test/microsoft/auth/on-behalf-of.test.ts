import assert from 'node:assert/strict';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { decodeJwt } from 'jose';
import sinon from 'sinon';
import { AppError } from '../../../src/core/app-error.ts';
import { systemClock } from '../../../src/core/clock.ts';
import type { AssertionSource } from '../../../src/microsoft/auth/assertion-source.ts';
import { createOnBehalfOf, type OnBehalfOfParts } from '../../../src/microsoft/auth/on-behalf-of.ts';
import { delegatedScopes } from '../../../src/microsoft/auth/permissions.ts';
import { currentTurn, withTurn } from '../../../src/microsoft/auth/turn.ts';
import { json, reset, silence } from '../http/local-server.ts';
import { keepLines, type LogLine } from '../http/log-lines.ts';
import { ALEX } from '../http/rig.ts';
import { type EntraServer, refusal, startEntra } from './entra-server.ts';

const MEGAN = { ...ALEX, objectId: 'bbbbbbbb-0000-4000-8000-000000000002' };
const SECRET = 'the-bots-own-secret';
const MINUTE_MS = 60_000;

describe('on-behalf-of', () => {
  let entra: EntraServer;
  let lines: LogLine[];
  let now: Date;
  beforeEach(async () => {
    entra = await startEntra();
    now = systemClock.now();
  });
  afterEach(() => entra.close());

  const tokensWith = (parts: Partial<OnBehalfOfParts> = {}) => {
    const kept = keepLines();
    lines = kept.lines;
    const scopes = delegatedScopes({ graph: 'https://graph.microsoft.com', arm: 'https://management.azure.com' });
    return createOnBehalfOf({
      fetch: entra.fetch,
      clientId: 'cccccccc-0000-4000-8000-000000000001',
      credential: { kind: 'secret', secret: SECRET },
      assertions: { assertionFor: (person) => entra.assertionOf(person) },
      scopes: { ...scopes, arm: ['https://management.azure.com/user_impersonation'] },
      logger: kept.logger,
      clock: { now: () => now },
      ...parts,
    });
  };
  const failureOf = async (work: Promise<unknown>): Promise<AppError> => {
    const thrown = await work.then(
      () => assert.fail('it worked'),
      (error: unknown) => error,
    );
    assert.ok(thrown instanceof AppError, String(thrown));
    return thrown;
  };

  it("exchanges the person's assertion for a token with the full scopes and CP1, in their tenant", async () => {
    const token = await tokensWith().token(ALEX, 'graph');
    assert.equal(decodeJwt(token).oid, ALEX.objectId);
    const [form] = entra.forms();
    assert.equal(form?.grant_type, 'urn:ietf:params:oauth:grant-type:jwt-bearer');
    assert.equal(form?.requested_token_use, 'on_behalf_of');
    assert.match(form?.scope ?? '', /https:\/\/graph\.microsoft\.com\/RoleAssignmentSchedule\.ReadWrite\.Directory/);
    assert.deepEqual(JSON.parse(form?.claims ?? '').access_token, { xms_cc: { values: ['CP1'] } });
    assert.ok(entra.received.every(({ url }) => url.startsWith(`/${ALEX.tenantId}/oauth2/v2.0/token`)));
  });

  it('exchanges once for fifty concurrent callers, and not again while the token lives', async () => {
    const tokens = tokensWith();
    const all = await Promise.all(Array.from({ length: 50 }, () => tokens.token(ALEX, 'graph')));
    assert.equal(new Set([...all, await tokens.token(ALEX, 'graph')]).size, 1);
    assert.equal(entra.forms().length, 1);
  });

  it('does not exchange again for a caller whose assertion came late', async () => {
    let arrive = () => {};
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const waits = [late, Promise.resolve()];
    const tokens = tokensWith({
      assertions: { assertionFor: async (person) => waits.shift()?.then(() => entra.assertionOf(person)) ?? '' },
    });
    const slow = tokens.token(ALEX, 'graph');
    const token = await tokens.token(ALEX, 'graph');
    arrive();
    assert.equal(await slow, token);
    assert.equal(entra.forms().length, 1);
  });

  it('keeps people and resources apart, also when they come at once', async () => {
    const tokens = tokensWith();
    const [alex, megan, alexArm] = await Promise.all([
      tokens.token(ALEX, 'graph'),
      tokens.token(MEGAN, 'graph'),
      tokens.token(ALEX, 'arm'),
    ]);
    assert.equal(decodeJwt(alex).oid, ALEX.objectId);
    assert.equal(decodeJwt(megan).oid, MEGAN.objectId);
    assert.equal(decodeJwt(alexArm).aud, 'https://management.azure.com/user_impersonation');
    assert.equal(entra.forms().length, 3);
  });

  it('replaces a token five minutes before its end', async () => {
    const tokens = tokensWith();
    const first = await tokens.token(ALEX, 'graph');
    now = new Date(now.getTime() + 54 * MINUTE_MS);
    assert.equal(await tokens.token(ALEX, 'graph'), first);
    now = new Date(now.getTime() + 2 * MINUTE_MS);
    assert.notEqual(await tokens.token(ALEX, 'graph'), first);
  });

  it('drops a refused token once, however many requests it was refused to', async () => {
    const tokens = tokensWith();
    const refused = await tokens.token(ALEX, 'graph');
    const replaced = await Promise.all(
      Array.from({ length: 10 }, async (_, caller) => {
        for (let turn = 0; turn < caller; turn += 1) await Promise.resolve();
        tokens.forget(ALEX, 'graph', refused);
        return tokens.token(ALEX, 'graph');
      }),
    );
    tokens.forget(ALEX, 'graph', refused);
    assert.equal(new Set([...replaced, await tokens.token(ALEX, 'graph')]).size, 1);
    assert.equal(entra.forms().length, 2);
  });

  it('keeps no more people than it was told to', async () => {
    const tokens = tokensWith({ maxPeople: 1 });
    for (const objectId of ['1', '2', '3', '4'].map((n) => ALEX.objectId.slice(0, -1) + n))
      await tokens.token({ ...ALEX, objectId }, 'graph');
    await tokens.token(ALEX, 'graph');
    assert.equal(entra.forms().length, 5);
  });

  it('gives the library that does the exchange a client of its own each time: nobody’s tokens meet another’s', async () => {
    const exchanges = sinon.spy(ConfidentialClientApplication.prototype, 'acquireTokenOnBehalfOf');
    const tokens = tokensWith();
    try {
      for (const n of [1, 2, 3]) await tokens.token({ ...ALEX, objectId: ALEX.objectId.slice(0, -1) + n }, 'graph');
    } finally {
      exchanges.restore();
    }
    assert.equal(new Set(exchanges.thisValues).size, 3);
    for (const client of exchanges.thisValues) assert.equal((await client.getTokenCache().getAllAccounts()).length, 1);
  });

  it('refuses the token of somebody else, and does not keep it', async () => {
    const tokens = tokensWith({ assertions: { assertionFor: () => entra.assertionOf(MEGAN) } });
    for (const expected of [1, 2]) {
      const error = await failureOf(tokens.token(ALEX, 'graph'));
      assert.equal(error.code, 'PersonMismatch');
      assert.deepEqual(error.facts.received, MEGAN);
      assert.equal(entra.forms().length, expected);
    }
  });

  it('refuses a token that names nobody', async () => {
    entra.answerNext(json(200, { token_type: 'Bearer', access_token: 'opaque', expires_in: 3600 }));
    assert.equal((await failureOf(tokensWith().token(ALEX, 'graph'))).code, 'PersonMismatch');
  });

  it('asks nothing where nobody signed in, and gives a kept token outside of the turn', async () => {
    const inTurnOnly: AssertionSource = {
      async assertionFor(person) {
        if (currentTurn()?.person.objectId !== person.objectId) throw new AppError('SignInNeeded', 'Say hello first.');
        return entra.assertionOf(person);
      },
    };
    const tokens = tokensWith({ assertions: inTurnOnly });
    assert.equal((await failureOf(tokens.token(ALEX, 'graph'))).code, 'SignInNeeded');
    assert.equal(entra.forms().length, 0);
    const outside = failureOf(tokens.token(ALEX, 'graph'));
    const token = await withTurn(ALEX, () => tokens.token(ALEX, 'graph'));
    assert.equal((await outside).code, 'SignInNeeded');
    assert.equal(await tokens.token(ALEX, 'graph'), token);
  });

  for (const tenantId of ['common', 'organizations', '../evil', '']) {
    it(`sends no secret to the tenant "${tenantId}"`, async () => {
      assert.equal((await failureOf(tokensWith().token({ ...ALEX, tenantId }, 'graph'))).code, 'SignInFailed');
      assert.equal(entra.received.length, 0);
    });
  }

  it('asks for nothing where no feature asks for that resource', async () => {
    const error = await failureOf(tokensWith({ scopes: { graph: [], arm: [] } }).token(ALEX, 'arm'));
    assert.match(error.message, /no feature that is on asks for arm permissions/);
    assert.equal(entra.received.length, 0);
  });

  const claims = '{"access_token":{"capolids":{"essential":true,"values":["1"]}}}';
  for (const [what, answer, code] of [
    [
      'interaction_required',
      refusal('interaction_required', 50076, { suberror: 'basic_action', claims }),
      'SignInNeeded',
    ],
    ['a missing second factor', refusal('invalid_grant', 50076, { suberror: 'basic_action', claims }), 'SignInNeeded'],
    ['an assertion that has run out', refusal('invalid_grant', 500133), 'SignInNeeded'],
    [
      'a block by Conditional Access',
      refusal('invalid_grant', 53003, { suberror: 'message_only', claims }),
      'SignInBlocked',
    ],
    ['permissions that nobody granted', refusal('invalid_grant', 65001), 'ConsentMissing'],
    ['consent_required', refusal('consent_required', 65001, { suberror: 'consent_required' }), 'ConsentMissing'],
    ['a forged assertion', refusal('invalid_grant', 50013), 'SignInFailed'],
    ['a wrong client secret', refusal('invalid_client', 7000215), 'SignInFailed'],
    ['a refusal without a reason', json(400, {}), 'SignInFailed'],
    ['an answer without a token', json(200, {}), 'SignInFailed'],
  ] as const) {
    it(`takes ${what} for ${code}`, async () => {
      entra.answerNext(answer);
      const error = await failureOf(tokensWith().token(ALEX, 'graph'));
      assert.equal(error.code, code);
      assert.equal(lines.at(-1)?.facts.code, code);
    });
  }

  it("keeps what the next sign-in must bring, Microsoft's sentence, its code and the correlation id", async () => {
    entra.answerNext(refusal('invalid_grant', 50076, { suberror: 'basic_action', claims }));
    const { facts, message } = await failureOf(tokensWith().token(ALEX, 'graph'));
    assert.equal(facts.claims, claims);
    assert.equal(facts.aadsts, '50076');
    assert.match(String(facts.correlationId), /^[0-9a-f-]{36}$/);
    assert.equal(facts.correlationId, entra.forms()[0]?.['client-request-id']);
    assert.match(message, /AADSTS50076: Something is missing\.\)/);
  });

  it('works again at once after Entra was struggling, for everybody', async () => {
    const tokens = tokensWith();
    entra.answerNext(json(503, { error: 'temporarily_unavailable' }, { 'retry-after': '60' }));
    const error = await failureOf(tokens.token(ALEX, 'graph'));
    assert.equal(error.code, 'NoAnswer');
    assert.equal(error.facts.sent, 'no');
    assert.match(error.message, /answered 503/);
    entra.answerNext(refusal('invalid_grant', 50013));
    await failureOf(tokens.token(ALEX, 'graph'));
    await tokens.token(MEGAN, 'graph');
    await tokens.token(ALEX, 'graph');
  });

  it('repeats an exchange whose connection broke, once', async () => {
    entra.answerNext(reset);
    await tokensWith().token(ALEX, 'graph');
    assert.equal(entra.forms().length, 2);
  });

  it('gives up where every connection breaks', async () => {
    entra.answerNext(reset);
    entra.answerNext(reset);
    const error = await failureOf(tokensWith().token(ALEX, 'graph'));
    assert.equal(error.code, 'NoAnswer');
    assert.equal(entra.forms().length, 2);
  });

  it('does not hang where Entra is silent', async () => {
    entra.answerNext(silence);
    const error = await failureOf(tokensWith({ timeLimitMs: 50 }).token(ALEX, 'graph'));
    assert.match(error.message, /timeout/);
    assert.equal(entra.forms().length, 1);
  });

  it('takes an HTML page for no answer', async () => {
    entra.answerNext((_, response) => {
      response.writeHead(200);
      response.end('<html>');
    });
    assert.equal((await failureOf(tokensWith().token(ALEX, 'graph'))).code, 'NoAnswer');
  });

  it('shows no token, assertion or secret in an error or a log line, even where Entra repeats them', async () => {
    const assertion = await entra.assertionOf(ALEX);
    entra.answerNext((request, response) =>
      refusal('invalid_client', 7000215, {
        error_description: `AADSTS7000215: not ${SECRET}, ${assertion} in ${decodeURIComponent(request.body)}`,
      })(request, response),
    );
    const tokens = tokensWith({ assertions: { assertionFor: async () => assertion } });
    const error = await failureOf(tokens.token(ALEX, 'graph'));
    const token = await tokens.token(ALEX, 'graph');
    const shown = `${error.stack}${error.message}${JSON.stringify(error)}${JSON.stringify(error.cause)}${JSON.stringify(lines)}`;
    for (const secret of [SECRET, assertion, token, 'refresh-']) assert.ok(!shown.includes(secret), secret);
  });
});

import assert from 'node:assert/strict';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { personId } from '../rig.ts';
import { authorizeAddress, type Changes } from './authorize-address.ts';
import { openPage, type SignInPage } from './sign-in-page.ts';
import { CALLBACK, contextClaims, type SignInRig, startSignInRig } from './sign-in-rig.ts';

const ALEX = 'alexw@contoso.example';

describe('The sign-in page', () => {
  let rig: SignInRig;

  before(async () => {
    rig = await startSignInRig();
  });
  after(() => rig.stop());

  const address = (changes: Changes = {}) => authorizeAddress(rig.url, changes);
  const open = (changes: Changes = {}) => openPage(address(changes));

  it('says that it is simulated, who asks, and for what', async () => {
    const { status, text, headers } = await open({ claims: contextClaims('c1') });
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^text\/html/);
    assert.match(text, /<html lang="en">/);
    assert.match(text, /Simulated sign-in of Contoso/);
    assert.match(text, /<h1>Sign in to PIM Bot<\/h1>/);
    assert.match(text.replace(/<\/?strong>/g, ''), /Contoso asks for: authentication context c1</);
    assert.match((await open()).text.replace(/<\/?strong>/g, ''), /Contoso asks for: nothing but signing in</);
  });

  it('offers everybody, or the one whom the client hints at and a way to the others', async () => {
    assert.deepEqual(
      (await open()).people,
      contoso.people.map(({ id }) => id),
    );
    const hinted = await open({ login_hint: ALEX.toUpperCase() });
    assert.deepEqual([hinted.people, hinted.chosen], [[personId('Alex')], personId('Alex')]);
    const [, others = ''] = /<a href="([^"]+)">Somebody else<\/a>/.exec(hinted.text) ?? [];
    const everybody = await openPage(new URL(others.replaceAll('&amp;', '&'), address()).href);
    assert.equal(everybody.people.length, contoso.people.length);
    assert.equal((await everybody.signIn(personId('Megan'))).searchParams.get('state'), 'state-1');
    const picking = await open({ login_hint: ALEX, prompt: 'select_account' });
    assert.deepEqual([picking.people.length, picking.chosen], [contoso.people.length, personId('Alex')]);
    assert.equal((await open({ login_hint: 'ghost@contoso.example' })).chosen, undefined);
  });

  it('is answered without being read: the fields can be added to the request', async () => {
    const response = await fetch(address({ claims: contextClaims('c1') }), {
      method: 'POST',
      body: new URLSearchParams({ person: ALEX, context: 'c1', answer: 'sign-in' }),
      redirect: 'manual',
    });
    const back = new URL(response.headers.get('location') ?? '');
    assert.equal(`${back.origin}${back.pathname}`, CALLBACK);
    assert.match(back.searchParams.get('code') ?? '', /^1\.[\w-]{80}$/);
    assert.equal(back.searchParams.get('state'), 'state-1');
  });

  it('takes the request by POST as well', async () => {
    const [path = '', query = ''] = address().split('?');
    const page = await openPage(path, { method: 'POST', body: new URLSearchParams(query) });
    assert.equal((await page.signIn(ALEX)).searchParams.get('state'), 'state-1');
  });

  it('signs nobody in by a link', async () => {
    const { status, text } = await open({ person: ALEX, answer: 'sign-in' });
    assert.deepEqual([status, /<h1>Sign in to/.test(text)], [200, true]);
  });

  it('brings a refusal back to the client', async () => {
    const back = await (await open()).refuse();
    assert.equal(back.searchParams.get('error'), 'access_denied');
    assert.equal(back.searchParams.get('error_subcode'), 'cancel');
    assert.match(back.searchParams.get('error_description') ?? '', /^AADSTS65004: /);
    assert.deepEqual([back.searchParams.get('state'), back.searchParams.get('code')], ['state-1', null]);
  });

  it('returns by fragment, or by a form that needs no script', async () => {
    const back = await (await open({ response_mode: 'fragment' })).signIn(ALEX);
    assert.deepEqual([back.search, new URLSearchParams(back.hash.slice(1)).get('state')], ['', 'state-1']);
    const { page } = (await (await open({ response_mode: 'form_post' })).submit({ person: ALEX })) as {
      page: SignInPage;
    };
    assert.equal(page.hidden.state, 'state-1');
    assert.match(page.hidden.code ?? '', /^1\./);
    assert.match(page.text, new RegExp(`<form method="post" action="${CALLBACK}">`));
    assert.ok(!page.text.includes('<script'));
    const { page: refused } = (await (await open({ response_mode: 'form_post' })).submit({ answer: 'refuse' })) as {
      page: SignInPage;
    };
    assert.equal(refused.hidden.error, 'access_denied');
  });

  for (const [why, changes, fields, sentence] of [
    ['nobody is chosen', {}, { person: null }, /Choose who signs in\./],
    [
      'a stranger is chosen',
      {},
      { person: 'ghost@contoso.example' },
      /nobody called &quot;ghost@contoso\.example&quot;/,
    ],
    [
      'the context is not satisfied',
      { claims: contextClaims('c1') },
      { context: null },
      /authentication context c1 is asked/,
    ],
    ['another context is', { claims: contextClaims('c1') }, { context: 'c9' }, /Nobody asked for .*c9/],
    [
      'the second factor is not given',
      { claims: '{"access_token":{"amr":{"values":["mfa"]}}}' },
      { mfa: null },
      /second factor/,
    ],
    [
      'a button was pressed that is not there',
      {},
      { answer: 'maybe' },
      /expected &quot;sign-in&quot; or &quot;refuse&quot;/,
    ],
    ['a tick says something else', {}, { mfa: 'perhaps' }, /expected &quot;yes&quot;/],
    ['consent is asked for and not given', { prompt: 'consent' }, {}, /Consent is asked for/],
  ] as const)
    it(`comes again and says so when ${why}`, async () => {
      const answered = await (await open(changes)).submit(Object.assign({ person: personId('Alex') }, fields));
      assert.ok(answered.back === undefined);
      assert.equal(answered.page.status, 400);
      const [, alert = ''] = /<div class="problem" role="alert">(.*?)<\/div>/s.exec(answered.page.text) ?? [];
      assert.match(alert, sentence);
    });

  it('runs no script, is framed by nobody, and tells nobody where it was', async () => {
    const { headers } = await open();
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, /form-action 'self' http:\/\/127\.0\.0\.1:3978(;|$)/);
    assert.deepEqual([headers.get('x-frame-options'), headers.get('referrer-policy')], ['DENY', 'no-referrer']);
    assert.match(headers.get('cache-control') ?? '', /no-store/);
  });
});

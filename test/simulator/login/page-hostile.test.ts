import assert from 'node:assert/strict';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { authorizeAddress, type Changes } from './authorize-address.ts';
import { openPage, type SignInPage } from './sign-in-page.ts';
import { type SignInRig, startSignInRig } from './sign-in-rig.ts';

const ALEX = 'alexw@contoso.example';

describe('Hostile text in the sign-in page', () => {
  let rig: SignInRig;

  before(async () => {
    rig = await startSignInRig();
  });
  after(() => rig.stop());

  const address = (changes: Changes = {}, tenant?: string) => authorizeAddress(rig.url, changes, tenant);
  const open = (changes: Changes = {}) => openPage(address(changes));

  it('lets no text become markup, wherever it stands', async () => {
    const hostile = `"'><script>alert(1)</script>&amp;<img src=x onerror=alert(1)>`;
    const members = ['client_id', 'redirect_uri', 'state', 'nonce', 'login_hint', 'claims', 'scope', 'prompt'] as const;
    const more = ['response_type', 'response_mode', 'code_challenge', 'domain_hint', 'anything'] as const;
    for (const name of [...members, ...more]) {
      const response = await fetch(address({ [name]: hostile }), { redirect: 'manual' });
      assertHarmless(await response.text(), name);
      assert.ok(!(response.headers.get('location') ?? '').includes('<'), name);
    }
    for (const name of ['person', 'context', 'mfa', 'answer', 'consent', 'external', 'anything']) {
      const answered = await (await open()).submit({ person: ALEX, [name]: hostile });
      if (answered.back === undefined) assertHarmless(answered.page.text, name);
    }
    const state = await (await open({ state: hostile })).signIn(ALEX);
    assert.equal(state.searchParams.get('state'), hostile);
    const { page } = (await (await open({ state: hostile, response_mode: 'form_post' })).submit({ person: ALEX })) as {
      page: SignInPage;
    };
    assertHarmless(page.text, 'form_post');
    assert.equal(page.hidden.state, hostile);
  });

  it('nor the names that the tenant gives to itself, its people, its bot and its policies', async () => {
    const hostile = `<script>alert("1")</script>'&amp;`;
    const tenant = await startSignInRig({
      displayName: hostile,
      bot: { ...contoso.bot, displayName: hostile, consented: false },
      people: contoso.people.map((person) => ({ ...person, displayName: hostile })) as TenantFile['people'],
      conditionalAccess: [{ displayName: hostile, requires: 'mfa' }],
    });
    try {
      for (const changes of [{}, { client_id: 'x' }, { response_mode: 'form_post', scope: 'openid' }]) {
        const page = await openPage(authorizeAddress(tenant.url, changes));
        assertHarmless(page.text, 'names');
        assert.match(page.text, /&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&#39;&amp;amp;/);
        if (page.people.length === 0) continue;
        const answered = await page.submit({ person: ALEX });
        if (answered.back === undefined) assertHarmless(answered.page.text, 'names after an answer');
      }
    } finally {
      await tenant.stop();
    }
  });

  function assertHarmless(text: string, where: string): void {
    assert.ok(!/<script|<img|onerror=alert\(1\)>/.test(text), where);
    assert.ok(!/="[^"]*[<>][^"]*"/.test(text.replace(/<style>.*?<\/style>/s, '')), where);
  }
});

import assert from 'node:assert/strict';
import type { ScheduleRequest } from '../../../src/pim/index.ts';
import { escapeText } from '../../../src/teams/cards/elements/escape-text.ts';
import type { RenderedCard } from '../../../src/teams/cards/elements/rendered-card.ts';
import { activationFormCard } from '../../../src/teams/cards/forms/activation-form-card.ts';
import { chooseRoleCard } from '../../../src/teams/cards/lists/choose-role-card.ts';
import { roleListCard } from '../../../src/teams/cards/lists/role-list-card.ts';
import { standingCard } from '../../../src/teams/cards/outcomes/standing-card.ts';
import { createWords, type View } from '../../../src/words/index.ts';
import { approver, duration, globalReader, planOf, policyOf, request } from '../../pim/sample.ts';

/** Teams counts two bytes a letter, and refuses messages above about 100 KB; 80 are safe. */
const MESSAGE_LIMIT = (80 * 1024) / 2;

const view: View = { words: createWords('en'), now: new Date('2026-11-24T08:00:00Z'), zone: 'UTC' };

const HOSTILE: Readonly<Record<string, string>> = {
  'a Markdown link': '[Approve here](https://evil.example/a)',
  'a bare address': 'see https://evil.example/ or www.evil.example',
  'a mention': '<at>Everyone</at>',
  'a tag': '<script>alert(1)</script><a href="x">y</a>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the attack
  'a template expression': '${$root.secret} ${string(1+1)}',
  'a function of Adaptive Cards': '{{DATE(2026-11-24T08:00:00Z)}}',
  'a character reference': '&lt;b&gt; &#60;',
  'a direction override': '\u202Egnol\u202C \u2066x\u2069',
  'line breaks and tabs': 'one\ntwo\r\nthree\tfour\u2028five',
  'control characters': 'a\u0000b\u001b[31mred',
  'half a letter': 'x\ud800y',
  'marks that pile up': `e${'\u0301'.repeat(200)}`,
  'quotes and backslashes': '"quoted" \\" \\u0041 \'single\'',
  'a script address': 'javascript:alert(1) mailto:a@b.example',
  'ten thousand letters': 'x'.repeat(10_000),
};

/** Every card into which text of people or of the tenant finds its way, with it at every place. */
function cardsWith(text: string): Readonly<Record<string, RenderedCard>> {
  const right = {
    ...globalReader,
    role: { id: 'r', name: text },
    scope: { kind: 'administrative-unit' as const, id: '/administrativeUnits/u', name: text },
  };
  // Longer messages are not read at all.
  const typed = text.slice(0, 2_000);
  const input = { duration: duration('PT2H'), justification: typed, ticketNumber: text.slice(0, 100) };
  const policy = policyOf({ enabled: ['Justification', 'Ticketing'], approvers: [text, text] });
  const asked: ScheduleRequest = request({ status: text, justification: text });
  return {
    form: activationFormCard(planOf(right, policy, input), view),
    list: roleListCard({ roles: [{ eligibility: right, activation: undefined, policy }], missing: [] }, view, 1, text),
    choice: chooseRoleCard({ why: 'near', wish: { kind: 'activate', input } }, [right, right], view),
    waiting: standingCard(right, { kind: 'requested', request: asked, state: 'waiting-for-approval' }, view, {
      sent: input,
      approvers: [approver(text)],
    }),
    unknown: standingCard(right, { kind: 'requested', request: asked, state: 'unknown' }, view),
  };
}

/** What clients or the template engine would take for more than text. */
const MARKUP =
  /\[[^\]]*\]\(|https?:\/\/|\bwww\.|<[a-z/]|\$\{|\{\{|&[#a-z]|javascript:|mailto:|\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/iu;

const SHOWN = ['text', 'title', 'tooltip', 'label', 'placeholder', 'errorMessage', 'fallbackText'];

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === 'data') return [];
    return typeof inner === 'string' ? (SHOWN.includes(name) ? [inner] : []) : textsOf(inner);
  });
}

describe('Text of people and of the tenant on cards', () => {
  for (const [what, text] of Object.entries(HOSTILE))
    for (const [name, rendered] of Object.entries(cardsWith(text)))
      it(`${what} stays text on the ${name}`, () => {
        const card = structuredClone(rendered.card) as Record<string, unknown>;
        // Clients that show it read it as Markdown, and it is escaped for that.
        delete card.fallbackText;
        for (const shown of textsOf(card)) {
          assert.doesNotMatch(shown, MARKUP);
          assert.ok(shown.length < 2_500, `${shown.length} characters`);
        }
        for (const line of rendered.text.split('\n')) assert.doesNotMatch(line, MARKUP);
        assert.ok(JSON.stringify(rendered.card).length < MESSAGE_LIMIT);
      });

  it('looks the same to a reader when there is nothing to fear', () => {
    for (const text of ['Global Reader', 'Ärzte & Pflege', '管理员', 'عربي', 'O’Brien (ops) #7 50 %', 'a < b', 'नमस्ते'])
      assert.equal(escapeText(text), text);
  });

  it('is escaped once, however often', () => {
    for (const text of Object.values(HOSTILE)) assert.equal(escapeText(escapeText(text)), escapeText(text));
  });

  it('is cut by letters, not through them', () => {
    const cut = escapeText('👩‍🚒'.repeat(400), 20);
    assert.ok([...cut].length <= 20 && cut.endsWith('…'));
    assert.doesNotMatch(cut, /\p{Cs}/u);
  });
});

describe('A word that is longer than a phone is wide', () => {
  const shown = (justification: string) =>
    JSON.stringify(cardsWith(justification).waiting?.card.body).replaceAll('\u2060', '');

  it('may be broken: no client breaks one, and it would run out of the card', () => {
    assert.match(shown('x'.repeat(90)), /"x{20}\u200bx{20}\u200b/, 'beside a label there is room for twenty letters');
    assert.match(shown('x'.repeat(90)), / on x{40}\u200bx{40}\u200b|"x{40}\u200b/, 'across the card for forty');
  });

  it('is broken where an address may be', () => {
    assert.match(shown('https://portal.azure.com/view/roles'), /portal\.azure\.com\/\u200bview\/\u200broles/);
  });

  it('stays whole in what an input sends back', () => {
    const id = '/subscriptions/b7e92f16-5d0a-4c83-8f41-0a3d6c9e7b25/resourceGroups/rg-web-dev';
    const plan = planOf(globalReader, policyOf({}), { duration: duration('PT1H') });
    const form = activationFormCard(plan, view, [], [{ kind: 'resource-group', id, name: 'rg-web-dev' }]);
    assert.ok(JSON.stringify(form.card).includes(`"value":"${id}"`));
  });

  it('stays whole where somebody copies it: a sign-in name, PIM’s own code', () => {
    const code = 'RoleAssignmentRequestPolicyValidationFailed';
    for (const copied of [code, 'alex.wilber@contoso.onmicrosoft.com'])
      assert.equal(escapeText(copied, 600, 'acrossCard'), copied);
  });
});

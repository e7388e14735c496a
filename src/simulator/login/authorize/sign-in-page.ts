import type { Answer } from '../../server/call.ts';
import type { Person } from '../../tenant/tenant.ts';
import { type Html, html } from './html.ts';
import { htmlPage } from './html-page.ts';
import type { PageView } from './page-view.ts';

/** The page where one picks the person and says what they prove, or refuses: `docs/simulator.md` lists its fields. */
export const signInPage = (view: PageView): Answer =>
  htmlPage({
    status: view.problems.length > 0 ? 400 : 200,
    title: `Sign in to ${view.application}`,
    organisation: view.organisation,
    formsLeadTo: view.redirectUri,
    main: html`<h1>Sign in to ${view.application}</h1>
${problems(view)}
<p class="asks">${view.organisation} asks for: <strong>${view.asks.join(', ') || 'nothing but signing in'}</strong></p>
<form method="post" action="?">
${view.request.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}${people(view)}
${proofs(view)}
${consent(view)}
<div class="buttons">
<button class="primary" name="answer" value="sign-in">Sign in</button>
<button name="answer" value="refuse">Refuse</button>
</div>
</form>
${about(view)}`,
  });

const problems = ({ problems: all }: PageView): Html | undefined =>
  all.length === 0
    ? undefined
    : html`<div class="problem" role="alert">${all.map((problem) => html`<p>${problem}</p>\n`)}</div>`;

const people = ({ people: all, chosenId, everybodyQuery }: PageView): Html => html`<fieldset>
<legend>Who signs in?</legend>
${all.map((person) =>
  choice('radio', 'person', person.id, person.id === chosenId, person.displayName, quietLine(person)),
)}${everybodyQuery === undefined ? undefined : html`<p><a href="?${everybodyQuery}">Somebody else</a></p>\n`}</fieldset>`;

const quietLine = ({ userPrincipalName, amr }: Person): string =>
  `${userPrincipalName}, signs in with ${amr.includes('mfa') ? 'a second factor' : 'a password'}`;

const proofs = ({ mfa, external, contexts }: PageView): Html => html`<fieldset>
<legend>What do they prove?</legend>
${choice('checkbox', 'mfa', 'yes', mfa.isTicked, 'Second factor (MFA)', mfa.isRegistration ? 'not registered yet: ticking it registers one' : undefined)}${external && choice('checkbox', 'external', 'yes', external.isTicked, 'The other challenge, or terms of use')}${contexts.map(
  ({ name, isTicked }) => choice('checkbox', 'context', name, isTicked, `Authentication context ${name}`),
)}</fieldset>`;

const consent = ({ consent: asked, application, organisation }: PageView): Html | undefined =>
  asked &&
  html`<fieldset>
<legend>What ${application} may do</legend>
<ul>${asked.permissions.map((permission) => html`<li>${permission}</li>\n`)}</ul>
${choice('checkbox', 'consent', 'yes', asked.isTicked, `Consent for everybody at ${organisation}`, 'only administrators may')}</fieldset>`;

function choice(
  type: 'radio' | 'checkbox',
  name: string,
  value: string,
  isTicked: boolean,
  label: string,
  more?: string,
): Html {
  const ticked = isTicked ? html` checked` : undefined;
  const required = type === 'radio' ? html` required` : undefined;
  return html`<label class="choice"><input type="${type}" name="${name}" value="${value}"${ticked}${required}><span>${label}${
    more === undefined ? undefined : html` <span class="quiet">${more}</span>`
  }</span></label>\n`;
}

const about = ({ application, permissions, redirectUri }: PageView): Html => html`<details>
<summary>About this request</summary>
<dl>
<dt>Application</dt><dd>${application}</dd>
<dt>Permissions</dt><dd>${permissions.join(' ') || 'none'}</dd>
<dt>Returns to</dt><dd>${redirectUri}</dd>
</dl>
</details>`;

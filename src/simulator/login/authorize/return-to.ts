import type { Answer, Call } from '../../server/call.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Form } from '../asked/form.ts';
import { requireKnownClient } from '../client/check-client.ts';
import { refusalFacts, SignInError } from '../sign-in-error.ts';
import { html } from './html.ts';
import { htmlPage } from './html-page.ts';
import { isRegistered } from './redirect-uri.ts';

export const RESPONSE_MODES = ['query', 'fragment', 'form_post'] as const;
type ResponseMode = (typeof RESPONSE_MODES)[number];

/** Where the browser goes when the sign-in is over, well or not. */
export interface ReturnTo {
  readonly redirectUri: string;
  readonly mode: ResponseMode;
  readonly state: string | undefined;
  readonly tenant: Tenant;
}

/** Throws `SignInError` for an unknown client and for an address that is not registered: then the browser must go nowhere. */
export function readReturnTo(form: Form, tenant: Tenant): ReturnTo {
  requireKnownClient(form.required('client_id'), tenant);
  const { bot } = tenant;
  const redirectUri = form.optional('redirect_uri');
  if (redirectUri === undefined) throw new SignInError('invalid_request', 900971, 'No reply address provided.');
  if (!isRegistered(redirectUri, bot.redirectUris))
    throw new SignInError(
      'invalid_request',
      50011,
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${bot.appId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot.`,
    );
  // One that does not exist is refused later, by the way that is used when none is named.
  const mode = RESPONSE_MODES.find((one) => one === form.optional('response_mode')) ?? 'query';
  return { redirectUri, mode, state: form.optional('state'), tenant };
}

/** Sends the browser back with these members and the state. */
export function returnWith(to: ReturnTo, members: Readonly<Record<string, string>>): Answer {
  const { redirectUri, mode, state } = to;
  const all = { ...members, ...(state === undefined ? {} : { state }) };
  if (mode === 'form_post') return formPost(to, all);
  const mark = mode === 'fragment' ? '#' : redirectUri.includes('?') ? '&' : '?';
  return { status: 302, headers: { location: `${redirectUri}${mark}${new URLSearchParams(all)}` } };
}

/** Sends it back with a refusal. */
export function returnRefusal(to: ReturnTo, error: SignInError, call: Call): Answer {
  const { description, uri } = refusalFacts(error, call);
  return returnWith(to, {
    error: error.error,
    ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
    error_description: description,
    error_uri: uri,
    ...error.more,
  });
}

/** A page that posts itself where there is JavaScript is Microsoft's; this one has a button. */
function formPost({ redirectUri, tenant }: ReturnTo, members: Readonly<Record<string, string>>): Answer {
  const { displayName } = tenant.bot;
  const inputs = Object.entries(members).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`,
  );
  return htmlPage({
    status: 200,
    title: `Return to ${displayName}`,
    organisation: tenant.displayName,
    formsLeadTo: redirectUri,
    main: html`<h1>Return to ${displayName}</h1>
<form method="post" action="${redirectUri}">
${inputs}<div class="buttons"><button class="primary">Continue</button></div>
</form>`,
  });
}

import type { Answer, Call } from '../../server/call.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { refusalFacts, type SignInError } from '../sign-in-error.ts';
import { html } from './html.ts';
import { htmlPage } from './html-page.ts';

/** What a person sees when nobody can be trusted with the answer. It leads nowhere. */
export function errorPage(error: SignInError, call: Call, tenant: Tenant): Answer {
  const { correlationId, timestamp } = refusalFacts(error, call);
  return htmlPage({
    status: 400,
    title: 'Sign-in is not possible',
    organisation: tenant.displayName,
    main: html`<h1>Sorry, signing in is not possible</h1>
<div class="problem" role="alert"><p>AADSTS${error.number}: ${error.message}</p></div>
<dl class="quiet">
<dt>Error</dt><dd>${error.error}</dd>
<dt>Request id</dt><dd>${call.requestId}</dd>
<dt>Correlation id</dt><dd>${correlationId}</dd>
<dt>Time</dt><dd>${timestamp}</dd>
</dl>`,
  });
}

import { NotServed } from '../server/not-served.ts';
import type { Handler } from '../server/routes.ts';
import type { World } from '../world.ts';
import { clientCredentials } from './client-credentials.ts';
import { checkTenant } from './find-tenant.ts';
import { onBehalfOf } from './on-behalf-of.ts';
import { SignInError } from './sign-in-error.ts';
import { checkClient, tokenForm } from './token-request.ts';

/** Real grants that this simulator does not serve yet. */
const NOT_SERVED = ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code', 'password'];

/** `POST /{tenant}/oauth2/v2.0/token`. */
export function token(world: World): Handler {
  return async (call, { tenant: segment = '' }) => {
    const state = world.state();
    const { tenant } = state;
    // A multi-tenant bot asks here for its connector token.
    if (segment.toLowerCase() !== 'botframework.com') checkTenant(tenant, segment);
    const form = tokenForm(call);
    const grant = form.required('grant_type');
    checkClient(call, form, tenant.bot, tenant.displayName);
    if (grant === 'urn:ietf:params:oauth:grant-type:jwt-bearer') return onBehalfOf(world, state, form);
    if (grant === 'client_credentials') return clientCredentials(world, tenant, form);
    if (NOT_SERVED.includes(grant)) throw new NotServed(`the grant_type "${grant}"`);
    throw new SignInError('unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grant}'.`);
  };
}

import type { Answer } from '../../server/call.ts';
import { NotServed } from '../../server/not-served.ts';
import type { Handler } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { readForm } from '../asked/form.ts';
import { checkClient } from '../client/check-client.ts';
import { checkTenant } from '../find-tenant.ts';
import { SignInError } from '../sign-in-error.ts';
import { authorizationCode } from './authorization-code.ts';
import { clientCredentials } from './client-credentials.ts';
import { onBehalfOf } from './on-behalf-of.ts';
import { refreshToken } from './refresh-token.ts';
import type { TokenCall } from './token-call.ts';

const GRANTS = new Map<string, (call: TokenCall) => Promise<Answer>>([
  ['authorization_code', authorizationCode],
  ['refresh_token', refreshToken],
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', onBehalfOf],
  ['client_credentials', clientCredentials],
]);

/** Real grants that this simulator does not serve. */
const NOT_SERVED = ['urn:ietf:params:oauth:grant-type:device_code', 'password'];

/** `POST /{tenant}/oauth2/v2.0/token`. */
export function token(world: World): Handler {
  return async (call, { tenant: segment = '' }) => {
    const state = world.state();
    const { tenant } = state;
    // A multi-tenant bot asks here for its connector token.
    if (segment.toLowerCase() !== 'botframework.com') checkTenant(tenant, segment);
    const form = readForm([new URLSearchParams(call.body)]);
    const type = form.required('grant_type');
    await checkClient(call, form, tenant, world.keys);
    const grant = GRANTS.get(type);
    if (grant) return grant({ world, state, form, now: call.now });
    if (NOT_SERVED.includes(type)) throw new NotServed(`the grant_type "${type}"`);
    throw new SignInError('unsupported_grant_type', 70003, `The app requested an unsupported grant type '${type}'.`);
  };
}

import { createRespond, type Respond } from '../server/respond.ts';
import type { World } from '../world.ts';
import { adminConsent, authorize } from './authorize/authorize.ts';
import { instanceDiscovery, openIdConfiguration, signingKeys } from './metadata.ts';
import { SignInError, signInErrorAnswer } from './sign-in-error.ts';
import { token } from './token/token.ts';

/** login.microsoftonline.com. */
export function createLogin(world: World): Respond {
  const respond = createRespond(
    [
      { method: 'GET', pattern: '/common/discovery/instance', handler: instanceDiscovery },
      {
        method: 'GET',
        pattern: '/{tenant}/v2.0/.well-known/openid-configuration',
        handler: openIdConfiguration(world),
      },
      { method: 'GET', pattern: '/{tenant}/discovery/v2.0/keys', handler: signingKeys(world) },
      { method: 'GET', pattern: '/{tenant}/oauth2/v2.0/authorize', handler: authorize(world) },
      { method: 'POST', pattern: '/{tenant}/oauth2/v2.0/authorize', handler: authorize(world) },
      { method: 'GET', pattern: '/{tenant}/v2.0/adminconsent', handler: adminConsent(world) },
      { method: 'POST', pattern: '/{tenant}/v2.0/adminconsent', handler: adminConsent(world) },
      { method: 'POST', pattern: '/{tenant}/oauth2/v2.0/token', handler: token(world) },
    ],
    (error, call) => (error instanceof SignInError ? signInErrorAnswer(error, call) : undefined),
  );
  return async (call) => {
    const answer = await respond(call);
    return {
      ...answer,
      headers: { 'cache-control': 'no-store, no-cache', 'x-ms-request-id': call.requestId, ...answer.headers },
    };
  };
}

import { createRespond, type Respond } from '../server/respond.ts';
import type { World } from '../world.ts';

/** Channels whose tokens the key may sign. */
const ENDORSEMENTS = ['msteams', 'webchat', 'directline', 'agents'];

/** login.botframework.com: what a bot needs to check that an activity comes from the channel. */
export function createBotFramework({ keys }: World): Respond {
  return createRespond(
    [
      {
        method: 'GET',
        pattern: '/v1/.well-known/openidconfiguration',
        handler: () => ({
          status: 200,
          body: {
            issuer: 'https://api.botframework.com',
            authorization_endpoint: 'https://invalid.botframework.com',
            jwks_uri: 'https://login.botframework.com/v1/.well-known/keys',
            id_token_signing_alg_values_supported: ['RS256'],
            token_endpoint_auth_methods_supported: ['private_key_jwt'],
          },
        }),
      },
      {
        method: 'GET',
        pattern: '/v1/.well-known/keys',
        handler: () => ({ status: 200, body: { keys: [{ ...keys.channel.jwk, endorsements: ENDORSEMENTS }] } }),
      },
    ],
    () => undefined,
  );
}

import { createRemoteJWKSet, jwtVerify } from 'jose';

/** Whether the `Authorization` header carries a token that the connector takes. */
export type BearerCheck = (authorization: string | undefined) => Promise<boolean>;

/** Takes what the simulator's sign-in gave this very bot for `https://api.botframework.com`. */
export function createBearerCheck(simulatorUrl: string, tenantId: string, appId: string): BearerCheck {
  // Two hundred people at once keep a small machine from answering within jose's own 5 s.
  const keys = createRemoteJWKSet(new URL(`${simulatorUrl}/login/${tenantId}/discovery/v2.0/keys`), {
    timeoutDuration: 30_000,
  });
  return async (authorization) => {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return false;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        audience: ['https://api.botframework.com', 'https://api.botframework.com/'],
        requiredClaims: ['exp'],
      });
      return (payload.appid ?? payload.azp) === appId;
    } catch {
      return false;
    }
  };
}

import { randomBytes } from 'node:crypto';

/** What `npm start` needs at least, of a registration that is nobody's. */
export const BOT_SETTINGS = {
  BOT_APP_ID: 'cbf27734-ac10-4525-8b66-402800e03d2c',
  BOT_TENANT_ID: '9e6f5b0c-8f5d-4a55-9a3b-5a7e2f0c1d22',
  BOT_CLIENT_SECRET: 'no-secret-at-all',
  PIM_TOKEN_KEY: randomBytes(32).toString('base64'),
  PORT: '0',
  LOG_LEVEL: 'warn',
};

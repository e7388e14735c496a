import assert from 'node:assert/strict';
import { readConfig } from '../../src/config/config.ts';
import { AppError } from '../../src/core/app-error.ts';

const GOOD = { BOT_APP_ID: 'cbf27734-ac10-4525-8b66-402800e03d2c', BOT_CLIENT_SECRET: 'not-a-real-secret' };

/** What is said of a configuration that cannot be used. */
function mistakes(change: Record<string, string | undefined>): string {
  try {
    readConfig({ ...GOOD, ...change });
  } catch (error) {
    assert.ok(error instanceof AppError && error.code === 'BadConfig');
    return error.message;
  }
  return '';
}

describe('The configuration', () => {
  it('needs the registration only; the rest has defaults, and nothing can be changed later', () => {
    const config = readConfig(GOOD);
    assert.deepEqual([config.host, config.port, config.logLevel], ['127.0.0.1', 3978, 'info']);
    assert.ok(Object.isFrozen(config));
  });

  for (const [name, value, expected] of [
    ['BOT_APP_ID', undefined, /BOT_APP_ID: must be the Application \(client\) id/],
    ['BOT_APP_ID', 'my-bot', /BOT_APP_ID: must be the Application \(client\) id/],
    ['BOT_CLIENT_SECRET', undefined, /BOT_CLIENT_SECRET/],
    ['BOT_CLIENT_SECRET', '', /BOT_CLIENT_SECRET: must be a client secret/],
    ['PORT', 'web', /PORT: must be a port number/],
    ['PORT', '70000', /PORT/],
    ['PORT', '1.5', /PORT/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL: must be one of debug, info, warn, error, silent/],
  ] as const)
    it(`with ${name}=${String(value)} is refused, naming the variable and what it must be`, () => {
      assert.match(mistakes({ [name]: value }), expected);
    });

  it('names all mistakes at once, and never shows a value', () => {
    const said = mistakes({ BOT_APP_ID: 'secret-looking', PORT: 'web', LOG_LEVEL: 'loud' });
    assert.match(said, /BOT_APP_ID.*PORT.*LOG_LEVEL/);
    assert.doesNotMatch(said, /secret-looking/);
  });
});

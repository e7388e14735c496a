import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readConfig } from '../../src/config/read-config.ts';
import { readEnvironment } from '../../src/config/read-environment.ts';

describe('The environment and its files', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pim-bot-env-'));
    await writeFile(join(folder, '.env.dev'), 'PORT=1\nHOST=shared\nLOG_LEVEL=info\n');
    await writeFile(join(folder, '.env.dev.user'), 'HOST=mine\nBOT_CLIENT_SECRET=s3cret\n');
  });
  after(() => rm(folder, { recursive: true }));
  const read = (name: string, outside: Record<string, string | undefined> = {}) =>
    readEnvironment(name, outside, pathToFileURL(`${folder}/`));

  it('take what is shared, then what is one’s own, then what is set outside; empty is not set', () => {
    const { PORT, HOST, LOG_LEVEL, BOT_CLIENT_SECRET } = read('dev', { LOG_LEVEL: 'debug', HOST: '' });
    assert.deepEqual([PORT, HOST, LOG_LEVEL, BOT_CLIENT_SECRET], ['1', 'mine', 'debug', 's3cret']);
  });

  for (const name of ['nowhere', '../dev', 'dev.user', ''])
    it(`have none called "${name}"`, () => assert.throws(() => read(name), /There is no env\/\.env\./));

  it('explain the same variables in every sample, and hold no secret', () => {
    const samples = ['local', 'dev', 'production'].map((name) => ({ name, set: readEnvironment(name, {}) }));
    for (const { name, set } of samples) {
      assert.deepEqual(Object.keys(set), Object.keys(samples[0]?.set ?? {}), name);
      assert.deepEqual([set.BOT_CLIENT_SECRET, set.PIM_TOKEN_KEY, set.PIM_TOKEN_KEY_OLD], ['', '', ''], name);
    }
  });

  it('of the example lack only a credential and a key for tokens', () => {
    assert.throws(
      () => readConfig(readEnvironment('dev', {})),
      (error: Error) => {
        assert.deepEqual(error.message.match(/\n {2}\w+:/g), ['\n  BOT_CLIENT_SECRET:', '\n  PIM_TOKEN_KEY:']);
        return true;
      },
    );
    readConfig({
      ...readEnvironment('dev', {}),
      BOT_CLIENT_SECRET: 'not-a-real-secret',
      PIM_TOKEN_KEY: randomBytes(32).toString('base64'),
    });
  });
});

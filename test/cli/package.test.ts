import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { buildPackage } from '../../src/cli/app-package/build-package.ts';
import { officialMistakes } from '../../src/cli/app-package/official-schema.ts';
import { pngSize } from '../../src/cli/app-package/png-size.ts';
import { readEnvironment } from '../../src/config/read-environment.ts';
import { AppError } from '../../src/core/app-error.ts';
import { readCommand } from '../../src/teams/language/read-command.ts';

const folder = new URL('../../appPackage/', import.meta.url);
const variables: Readonly<Record<string, string | undefined>> = { ...readEnvironment('dev', {}), APP_VERSION: '1.2.3' };

const build = (change: Record<string, string | undefined> = {}) =>
  buildPackage({ folder, variables: { ...variables, ...change }, source: 'env/.env.dev' });
const mistakes = (change: Record<string, string | undefined>): string => {
  try {
    build(change);
  } catch (error) {
    assert.ok(error instanceof AppError && error.code === 'BadPackage', String(error));
    return error.message;
  }
  return '';
};

describe('The app package for Teams', () => {
  it('is one zip of manifest, words and icons, the same file for the same content', () => {
    const files = unzipSync(build().zip);
    assert.deepEqual(Object.keys(files).sort(), [
      'color.png',
      'color32.png',
      'en.json',
      'manifest.json',
      'outline.png',
    ]);
    assert.deepEqual(build().zip, build().zip);
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
    assert.equal(manifest.version, '1.2.3');
    assert.equal(manifest.bots[0].botId, variables.BOT_APP_ID);
    assert.equal(manifest.name.short, 'PIM (dev)');
    assert.deepEqual(manifest.validDomains, [variables.BOT_DOMAIN]);
    assert.doesNotMatch(JSON.stringify(manifest), /\$\{\{/);
  });

  it('lets people sign in to the bot’s own registration, or to the one beside a managed identity', () => {
    const { id, resource } = build().manifest.webApplicationInfo;
    assert.deepEqual([id, resource], [variables.BOT_APP_ID, `api://botid-${variables.BOT_APP_ID}`]);
    const sso = 'd0a5e0f4-3f64-4a6a-9a4b-2e1f4a1f9c01';
    assert.equal(build({ SSO_APP_ID: sso }).manifest.webApplicationInfo.id, sso);
  });

  it('holds every word of the manifest for translators', () => {
    const { zip, manifest } = build();
    const texts = JSON.parse(strFromU8(unzipSync(zip)['en.json'] ?? new Uint8Array()));
    assert.equal(texts['description.full'], manifest.description.full);
    assert.equal(texts['bots[0].commandLists[0].commands[2].title'], 'activate');
    assert.equal(
      Object.keys(texts).length,
      1 + 4 + 2 * manifest.bots[0].commandLists.flatMap((one) => one.commands).length,
    );
  });

  it('offers only commands that the bot understands', () => {
    for (const { commands } of build().manifest.bots[0].commandLists)
      for (const { title } of commands) {
        const reading = readCommand(title);
        const isUnderstood = reading.kind !== 'unclear' || reading.problem.kind === 'no-role';
        assert.ok(isUnderstood, `${title}: ${JSON.stringify(reading)}`);
      }
  });

  it('names the acting commands too, ten a place at the most: older clients show no more', () => {
    const [personal, shared] = build().manifest.bots[0].commandLists;
    const titles = (list: typeof personal) => list?.commands.map(({ title }) => title) ?? [];
    for (const title of ['activate', 'deactivate', 'check', 'extend', 'requests', 'approvals', 'policy', 'help'])
      assert.ok(titles(personal).includes(title), title);
    assert.ok(titles(shared).includes('approvals'));
    for (const list of [personal, shared]) assert.ok(titles(list).length <= 10);
  });

  it('gives examples that the bot understands as they stand', () => {
    for (const { commands } of build().manifest.bots[0].commandLists)
      for (const { description } of commands) {
        const [, examples] = /example(?: then)?: (.+)$/.exec(description) ?? [];
        for (const example of examples?.split(', or ') ?? [])
          assert.equal(readCommand(example).kind, 'command', example);
      }
  });

  it('has icons of the sizes that Teams wants', () => {
    const sizes = ['color.png', 'color32.png', 'outline.png'].map((name) =>
      pngSize(readFileSync(new URL(name, folder))),
    );
    assert.deepEqual(
      sizes.map((size) => size?.width),
      [192, 32, 32],
    );
    assert.equal(pngSize(Buffer.from('<svg/>')), undefined);
  });

  it('keeps Microsoft’s own schemas, of the manifest and of its words', () => {
    // They find what our rules find, so that each would do alone.
    const said = mistakes({ APP_NAME_SUFFIX: 'x'.repeat(40), BOT_APP_ID: 'my-bot' });
    assert.match(said, /name\.short has at most 30 characters/);
    assert.match(said, /\/name\/short must NOT have more than 30 characters \(Microsoft's schema\)/);
    assert.match(said, /\/bots\/0\/botId must match pattern .*\(Microsoft's schema\)/);
    assert.notDeepEqual(officialMistakes('words', { 'bots[0].novelty': 7 }), []);
  });

  for (const [change, expected] of [
    [{ TEAMS_APP_ID: '', BOT_DOMAIN: undefined }, /Not set: TEAMS_APP_ID, BOT_DOMAIN\. Set them in env\/\.env\.dev/],
    [{ TEAMS_APP_ID: 'mine' }, /id must be a GUID/],
    [{ BOT_DOMAIN: 'https://bot.example' }, /validDomains\.0 must be a host name/],
    [{ BOT_DOMAIN: 'Bot.Example' }, /validDomains must be in lower case/],
    [{ BOT_DOMAIN: '*.example.com' }, /validDomains\.0 must (be a host name|not be a wildcard)/],
    [{ DEVELOPER_WEBSITE_URL: 'http://contoso.example' }, /developer\.websiteUrl must be an https URL/],
    [{ DEVELOPER_NAME: 'Contoso "quoted" and far too long a name' }, /developer\.name has at most 32 characters/],
    [{ APP_VERSION: '1' }, /version must be a version such as 1\.2\.3/],
  ] as const)
    it(`is not made with ${JSON.stringify(change)}, and says why`, () => assert.match(mistakes(change), expected));

  it('takes what JSON has to escape', () => {
    assert.equal(build({ DEVELOPER_NAME: 'A "B" \\ C' }).manifest.developer.name, 'A "B" \\ C');
  });
});

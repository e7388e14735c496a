import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PAGES = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

const withoutCode = (page: string): string => page.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');

/** Targets of links and pictures that lie in the repository, without what follows `#`. */
const linksOf = (page: string): string[] =>
  [...withoutCode(page).matchAll(/\]\(\s*<?([^)>\s#]+)(?:#[^)\s]*)?>?[^)]*\)/g)]
    .map(([, target]) => decodeURI(target ?? ''))
    .filter((target) => !/^[a-z]+:/i.test(target));

/** Files and folders of ours that a page names in code letters, such as `src/app.ts`. */
const pathsOf = (page: string): string[] =>
  [...page.matchAll(/`((?:src|test|docs|bench|env|adaptiveCards)\/[\w./-]+)`/g)].map(([, path]) => path ?? '');

const scriptsOf = (page: string): string[] => [...page.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');

function scriptNames(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
  return Object.keys(scripts);
}

describe('The pages of the documentation', () => {
  for (const name of PAGES) {
    const page = readFileSync(name, 'utf8');
    it(`${name} links only to what exists`, () => {
      const dead = linksOf(page).filter((target) => !existsSync(join(dirname(name), target)));
      const gone = pathsOf(page).filter((path) => !existsSync(path));
      assert.deepEqual([...dead, ...gone], []);
    });
    it(`${name} names only commands that can be run`, () => {
      const known = scriptNames();
      assert.deepEqual(
        scriptsOf(page).filter((script) => !known.includes(script)),
        [],
      );
    });
  }

  it('are read: links, pictures, paths and commands are found in them', () => {
    const readme = readFileSync('README.md', 'utf8');
    assert.ok(linksOf(readme).includes('docs/images/activation.png'));
    assert.ok(linksOf(readme).includes('docs/errors.md'));
    assert.ok(scriptsOf(readme).includes('sandbox'));
    assert.ok(pathsOf(readFileSync('docs/tenant-file.md', 'utf8')).includes('src/simulator/tenant/schema.ts'));
    assert.deepEqual(linksOf('[a](x.md#part), ![b](y.png "title"), [c](https://example.org/z), `[d](code.md)`'), [
      'x.md',
      'y.png',
    ]);
  });
});

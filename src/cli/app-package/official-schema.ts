import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import addFormats from 'ajv-formats';

/** As the manifest names it. */
const VERSION = 'v1.29';
const HOME = dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json'));
const FILES = { manifest: 'MicrosoftTeams.schema.json', words: 'MicrosoftTeams.Localization.schema.json' } as const;

/** What Microsoft's own schema of the manifest, or of a file with its words, finds wrong. It comes with Microsoft's package. */
export function officialMistakes(of: keyof typeof FILES, content: unknown): string[] {
  const path = join(HOME, 'build/json-schemas/teams', VERSION, FILES[of]);
  const { $schema: _draft04, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  // Draft 4 differs from what ajv reads only in where an id stands and in exclusive limits, which it does not use.
  // Its expressions are older than the flag `u`, which does not take them.
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema as AnySchema);
  if (validate(content)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';
import addFormats from 'ajv-formats';

/** What Microsoft's own schema of the manifest finds wrong. The schema is read where it lies: it is not ours to ship. */
export function officialMistakes(manifest: unknown, schemaPath: string): string[] {
  const { $schema: _draft04, ...schema } = JSON.parse(readFileSync(schemaPath, 'utf8')) as Record<string, unknown>;
  // Draft 4 differs from what ajv reads only in where an id stands and in exclusive limits, which it does not use.
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema as AnySchema);
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

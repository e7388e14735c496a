import { AppError } from '../../core/app-error.ts';

type Variables = Readonly<Record<string, string | undefined>>;

const PLACEHOLDER = /\$\{\{(\w+)\}\}/g;
/** May be left empty; the second is the bot's own id then. */
const OPTIONAL = new Set(['APP_NAME_SUFFIX', 'SSO_APP_ID']);

/**
 * The template with its `${{VARIABLES}}`, each as JSON holds it. Throws AppError `BadPackage` that names all that are not
 * set.
 */
export function fillIn(template: string, variables: Variables, source: string): string {
  const wanted = [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name]) => name ?? ''))];
  const missing = wanted.filter((name) => !variables[name] && !OPTIONAL.has(name));
  if (missing.length > 0)
    throw new AppError('BadPackage', `Not set: ${missing.join(', ')}. Set them in ${source}, where each is explained.`);
  return template.replace(PLACEHOLDER, (_, name: string) => JSON.stringify(variables[name] ?? '').slice(1, -1));
}

import { existsSync, readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { AppError } from '../../core/app-error.ts';
import { fillIn } from './fill-in.ts';
import { type Manifest, manifestRules } from './manifest-rules.ts';
import { officialMistakes } from './official-schema.ts';
import { pngSize } from './png-size.ts';
import { textsOf } from './texts-of.ts';

export interface PackageOptions {
  /** Folder of the manifest's template and the icons. */
  readonly folder: URL;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Where the variables are set, for errors. */
  readonly source: string;
}

export interface AppPackage {
  readonly zip: Uint8Array;
  readonly manifest: Manifest;
}

/** File names in the package and the side in pixels that Teams wants. */
const ICONS = { 'color.png': 192, 'color32.png': 32, 'outline.png': 32 } as const;
/** The same content makes the same file, whenever it is made. */
const ALWAYS = new Date(1980, 0, 2);

/** The Teams app as one zip, checked by our own rules and by Microsoft's. Throws AppError `BadPackage` with all mistakes. */
export function buildPackage({ folder, variables, source }: PackageOptions): AppPackage {
  const template = readFileSync(new URL('manifest.json', folder), 'utf8');
  const { BOT_APP_ID, SSO_APP_ID } = variables;
  // Without a registration of its own for sign-in, people sign in to the bot's.
  const filled: unknown = JSON.parse(fillIn(template, { ...variables, SSO_APP_ID: SSO_APP_ID || BOT_APP_ID }, source));
  const read = manifestRules.safeParse(filled);
  const ours = (read.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
  const words = read.success ? textsOf(read.data) : undefined;
  const official = [...officialMistakes('manifest', filled), ...(words ? officialMistakes('words', words) : [])];
  const icons = Object.entries(ICONS).map(([name, side]) => ({ name, side, bytes: readIcon(new URL(name, folder)) }));
  const drawn = icons.flatMap(({ name, side, bytes }) => iconMistakes(name, side, bytes));
  const mistakes = [...ours, ...official.map((one) => `${one} (Microsoft's schema)`), ...drawn];
  if (!read.success || !words || mistakes.length > 0)
    throw new AppError('BadPackage', `The app package cannot be used:\n  ${mistakes.join('\n  ')}\nLook at ${source}.`);
  const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  const files = {
    'manifest.json': json(filled),
    'en.json': json(words),
    ...Object.fromEntries(icons.map(({ name, bytes }) => [name, bytes])),
  };
  return { zip: zipSync(files, { mtime: ALWAYS, level: 9 }), manifest: read.data };
}

const readIcon = (url: URL): Buffer => (existsSync(url) ? readFileSync(url) : Buffer.alloc(0));

function iconMistakes(name: string, side: number, bytes: Buffer): string[] {
  const size = pngSize(bytes);
  if (size?.width === side && size.height === side) return [];
  return [`${name} must be a PNG of ${side}×${side} pixels: npm run icons draws it`];
}

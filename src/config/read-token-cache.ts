import type { Environment, TokenCacheConfig } from './config.ts';
import type { Mistake } from './mistake.ts';

const KEY_BYTES = 32;
const BASE64 = /^[A-Za-z0-9+/]{43}=$/;
const HOW = 'must be 32 random bytes in base64, such as openssl rand -base64 32 prints';
const SWITCHES = ['on', 'off'];

interface Read {
  /** Only good where there are no mistakes. */
  readonly tokenCache: TokenCacheConfig;
  readonly mistakes: readonly Mistake[];
}

/** Whether people's tokens are kept, and under which keys. The key is never made up: it must outlive the process. */
export function readTokenCache(environment: Environment): Read {
  const mistakes: Mistake[] = [];
  const wrong = (variable: string, message: string) => void mistakes.push({ variable, message });
  const textOf = (variable: string): string | undefined => environment[variable]?.trim() || undefined;
  const keyIn = (variable: string): Buffer | undefined => {
    const text = textOf(variable);
    if (text === undefined) return undefined;
    const key = BASE64.test(text) ? Buffer.from(text, 'base64') : undefined;
    if (key?.length !== KEY_BYTES) return void wrong(variable, HOW);
    // One byte over and over is no key that anybody made by chance.
    if (new Set(key).size < 8) return void wrong(variable, `${HOW}; these are not random`);
    return key;
  };

  const kept = textOf('TOKEN_CACHE') ?? 'on';
  if (!SWITCHES.includes(kept)) wrong('TOKEN_CACHE', 'must be on or off');
  const newest = keyIn('PIM_TOKEN_KEY');
  const old = keyIn('PIM_TOKEN_KEY_OLD');
  if (kept === 'off') return { tokenCache: { kind: 'off' }, mistakes };
  if (textOf('PIM_TOKEN_KEY') === undefined)
    wrong('PIM_TOKEN_KEY', `${HOW}, because people's tokens are kept under it. TOKEN_CACHE=off keeps none`);
  if (newest && old?.equals(newest))
    wrong('PIM_TOKEN_KEY_OLD', 'must be the key that PIM_TOKEN_KEY was before, not the same');
  if (!newest) return { tokenCache: { kind: 'off' }, mistakes };
  return { tokenCache: { kind: 'kept', keys: old ? [newest, old] : [newest] }, mistakes };
}

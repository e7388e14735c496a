import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** AES-256-GCM; 96 bits are what GCM is made for. */
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Locks texts so that nobody without the key can read or change them, or put one in the place of another. */
export interface Seal {
  /** @param context what it belongs to, such as a person. Only who names the same gets it back. */
  close(text: string, context: string): string;
  /** Nothing where the key or the context is another one, or somebody changed a bit of it. */
  open(closed: string, context: string): string | undefined;
}

/**
 * `keys` are of 32 random bytes. The first closes, all of them open. Each context has a key of its own, made of it
 * (RFC 5869), and is authenticated with the text.
 */
export function createSeal(keys: readonly [Buffer, ...Buffer[]]): Seal {
  const named = new Map(keys.map((key) => [nameOf(key), key] as const));
  const [newest] = keys;
  const newestName = nameOf(newest);
  return {
    close(text, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, keyFor(newest, context), iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(context));
      const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${newestName}.${Buffer.concat([iv, cipher.getAuthTag(), locked]).toString('base64url')}`;
    },
    open(closed, context) {
      const [name = '', body = ''] = closed.split('.');
      const key = named.get(name);
      const bytes = Buffer.from(body, 'base64url');
      if (!key || bytes.length < IV_BYTES + TAG_BYTES) return undefined;
      const iv = bytes.subarray(0, IV_BYTES);
      const decipher = createDecipheriv(CIPHER, keyFor(key, context), iv, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

/** Says which key it is, and nothing of it. */
const nameOf = (key: Buffer): string =>
  createHash('sha256').update('pim-bot key name').update(key).digest('base64url').slice(0, 8);

const keyFor = (key: Buffer, context: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `pim-bot ${context}`, KEY_BYTES));

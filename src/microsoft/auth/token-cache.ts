import { LRUCache } from 'lru-cache';
import type { Clock } from '../../core/clock.ts';

/** A token this close to its end is replaced, so that it does not run out on the way or in the middle of a turn. */
const MARGIN_MS = 5 * 60_000;

/** Access tokens in memory by person and resource, bounded, each until five minutes before its end. */
export interface TokenCache {
  get(key: string): string | undefined;
  set(key: string, token: string, expiresAt: Date): void;
  /** Drops the token under `key`; only if it is this one, where one is named. */
  drop(key: string, token?: string): void;
}

export function createTokenCache(clock: Clock, maxTokens: number): TokenCache {
  const kept = new LRUCache<string, { token: string; expiresAt: Date }>({ max: maxTokens });
  return {
    get(key) {
      const entry = kept.get(key);
      if (entry === undefined) return undefined;
      if (entry.expiresAt.getTime() - clock.now().getTime() > MARGIN_MS) return entry.token;
      kept.delete(key);
      return undefined;
    },
    set(key, token, expiresAt) {
      kept.set(key, { token, expiresAt });
    },
    drop(key, token) {
      if (token === undefined || kept.peek(key)?.token === token) kept.delete(key);
    },
  };
}

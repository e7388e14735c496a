import type { CryptoKey } from 'jose';
import { AppError } from '../../../../core/app-error.ts';
import type { Clock } from '../../../../core/clock.ts';
import type { Fetch } from '../../../../core/fetch.ts';
import type { Logger } from '../../../../core/logger.ts';
import { fetchChannelKeys } from './fetch-channel-keys.ts';

/** The keys that the channel signs with and that are endorsed for Teams. */
export interface ChannelKeys {
  /** Nothing where the channel has no such key. Errors: AppError `ChannelKeysUnavailable`. */
  find(kid: string): Promise<CryptoKey | undefined>;
  /** Whether there are keys to check with; fetches them where there are none yet. */
  areThere(): Promise<boolean>;
}

export interface ChannelKeysParts {
  readonly fetch: Fetch;
  /** OpenID metadata of the channel. */
  readonly metadataUrl: string;
  /** Real time. */
  readonly clock: Clock;
  readonly logger: Logger;
}

const DAY_MS = 24 * 3_600_000;
/** Keys are good for a day (Bot Framework, "Authentication"); where new ones cannot be had, for another. */
const [FRESH_MS, USABLE_MS] = [DAY_MS, 2 * DAY_MS];
/** Whoever makes up key ids must not make the bot ask for each. */
const ASK_AGAIN_AFTER_MS = 60_000;

interface KeySet {
  readonly keys: ReadonlyMap<string, CryptoKey>;
  readonly fetchedAtMs: number;
}

/** Fetches keys when they are first needed, daily, and at most once a minute for a key id that is not among them. */
export function createChannelKeys({ fetch, metadataUrl, clock, logger }: ChannelKeysParts): ChannelKeys {
  let known: KeySet | undefined;
  let underway: Promise<KeySet> | undefined;
  let askedAgainAtMs = Number.NEGATIVE_INFINITY;
  const now = () => clock.now().getTime();

  async function load(): Promise<KeySet> {
    try {
      known = { keys: await fetchChannelKeys(fetch, metadataUrl), fetchedAtMs: now() };
      return known;
    } catch (cause) {
      const message = `The keys of the channel cannot be had from ${metadataUrl}. Activities are refused until they can.`;
      const error = new AppError('ChannelKeysUnavailable', message, { cause });
      logger.error({ error }, 'no activity can be checked: the keys of the channel cannot be had');
      throw error;
    }
  }

  function fetchOnce(): Promise<KeySet> {
    underway ??= load().finally(() => {
      underway = undefined;
    });
    return underway;
  }

  function mayAskAgain(): boolean {
    if (now() - askedAgainAtMs < ASK_AGAIN_AFTER_MS) return false;
    askedAgainAtMs = now();
    return true;
  }

  async function current(): Promise<KeySet> {
    const set = known;
    if (!set || now() - set.fetchedAtMs >= USABLE_MS) return fetchOnce();
    if (now() - set.fetchedAtMs < FRESH_MS || !mayAskAgain()) return set;
    return fetchOnce().catch(() => set);
  }

  return {
    find: async (kid) => {
      const before = known;
      const set = await current();
      const key = set.keys.get(kid);
      // A set that came for this very question is as new as can be.
      if (key || set !== before || !mayAskAgain()) return key;
      return (await fetchOnce()).keys.get(kid);
    },
    areThere: () =>
      current().then(
        () => true,
        () => false,
      ),
  };
}

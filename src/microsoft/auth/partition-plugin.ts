import type { ICachePlugin } from '@azure/msal-node';

/** Lends MSAL one person's partition for one client, which is used for that person only. */
export interface PartitionPlugin extends ICachePlugin {
  /** What MSAL made of it; nothing where it changed nothing. */
  changed(): string | undefined;
}

/** @param cache what is there; left out: nothing. */
export function createPartitionPlugin(cache = ''): PartitionPlugin {
  let changed: string | undefined;
  return {
    beforeCacheAccess: async ({ tokenCache }) => tokenCache.deserialize(changed ?? cache),
    afterCacheAccess: async ({ tokenCache, cacheHasChanged }) => {
      if (cacheHasChanged) changed = tokenCache.serialize();
    },
    changed: () => changed,
  };
}

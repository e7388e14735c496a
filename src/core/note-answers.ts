import type { Clock } from './clock.ts';
import type { Fetch } from './fetch.ts';

/** When each service last answered a call with success. */
export type LastAnswers = Readonly<Record<string, Date | undefined>>;

export interface NotedAnswers {
  /** The same, noting. */
  readonly fetch: Fetch;
  last(): LastAnswers;
}

/** @param serviceOf the name of the service behind a host */
export function noteAnswers(fetch: Fetch, serviceOf: (host: string) => string, clock: Clock): NotedAnswers {
  const last = new Map<string, Date>();
  return {
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      if (response.ok) last.set(serviceOf(new URL(url).host), clock.now());
      return response;
    },
    last: () => Object.fromEntries(last),
  };
}

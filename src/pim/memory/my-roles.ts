import { LRUCache } from 'lru-cache';
import type { Clock } from '../../core/clock.ts';
import { isRefusal } from '../errors/pim-refusal.ts';
import type { Eligibility } from '../model/eligibility.ts';
import { type Person, personKey } from '../model/person.ts';
import type { PolicyRules } from '../model/policy-rules.ts';
import type { PimProvider, PolicyBook, Providers } from '../ports/pim-provider.ts';

/** How long what was read may serve a new activation (promises, Speed: "warm"). PIM re-checks everything anyway. */
const WARM_MS = 10 * 60_000;
/** Bounds memory whatever the number of people ever seen. */
const MAX_PEOPLE = 1_000;

/** An eligibility beside the rules for activating it; nothing = the policy could not be read. */
export interface ActivatableRole {
  readonly eligibility: Eligibility;
  readonly rules: PolicyRules | undefined;
}

/** What a person may activate, remembered for ten minutes. */
export interface MyRoles {
  /** Eligibilities and all policies side by side: one round trip deep when cold, none when warm. */
  activatable(person: Person, options?: { readonly fresh?: boolean }): Promise<readonly ActivatableRole[]>;
  /** What is remembered, without asking PIM; empty where nothing is. */
  remembered(person: Person): Promise<readonly ActivatableRole[]>;
  /** After PIM contradicted what is remembered. */
  forget(person: Person): void;
}

export function createMyRoles(providers: Providers, clock: Clock): MyRoles {
  const remembered = new LRUCache<string, Promise<readonly ActivatableRole[]>>({
    max: MAX_PEOPLE,
    ttl: WARM_MS,
    perf: { now: () => clock.now().getTime() },
    ttlResolution: 0,
  });

  return {
    async activatable(person, options) {
      const key = personKey(person);
      const warm = options?.fresh ? undefined : remembered.get(key);
      if (warm) return warm;
      const reading = readAll(providers, person);
      remembered.set(key, reading);
      // A failure is not remembered, unless somebody has read anew in the meantime.
      reading.catch(() => remembered.peek(key) === reading && remembered.delete(key));
      return reading;
    },
    remembered: async (person) => (await remembered.get(personKey(person))?.catch(() => [])) ?? [],
    forget: (person) => void remembered.delete(personKey(person)),
  };
}

async function readAll(providers: Providers, person: Person): Promise<readonly ActivatableRole[]> {
  return (await Promise.all([...providers.values()].map((provider) => readProvider(provider, person)))).flat();
}

/** Only the rules of roles the person is eligible for are kept: that is little, and theirs to see. */
async function readProvider(provider: PimProvider, person: Person): Promise<readonly ActivatableRole[]> {
  const [eligibilities, policies] = await Promise.all([
    provider.myEligibilities(person),
    provider.policies(person).catch(unreadable),
  ]);
  return eligibilities.map((eligibility) => ({ eligibility, rules: policies.get(eligibility.role.id.toLowerCase()) }));
}

/** A person may hold an eligibility whose policy they may not read. What PIM then wants, it names in its refusal. */
function unreadable(error: unknown): PolicyBook {
  if (isRefusal(error) && error.facts.status === 403) return new Map();
  throw error;
}

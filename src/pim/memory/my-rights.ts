import { LRUCache } from 'lru-cache';
import { AppError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import type { Eligibility } from '../model/eligibility.ts';
import { type Person, personKey } from '../model/person.ts';
import type { Policy } from '../model/policy.ts';
import type { ProviderName } from '../model/provider-name.ts';
import { targetOf } from '../model/right.ts';
import type { Scope } from '../model/scope.ts';
import { type Target, targetKey } from '../model/target.ts';
import type { PimProvider, Providers } from '../ports/pim-provider.ts';
import { providerNamed } from '../ports/provider-named.ts';
import { type ProviderAnswers, readProviders } from '../ports/read-providers.ts';

/** How long what was read may serve a new activation (promises, Speed: "warm"). PIM re-checks everything anyway. */
const WARM_MS = 10 * 60_000;
/** Bounds memory whatever the number of people ever seen. */
const MAX_PEOPLE = 1_000;
const MAX_POLICIES = 20_000;

/** What a person may activate and by which rules, remembered for ten minutes; never the ground of a decision. */
export interface MyRights {
  /** Of all providers, side by side; those that did not answer are named. Throws where none did. */
  eligibilities(person: Person, options?: Fresh): Promise<ProviderAnswers<readonly Eligibility[]>>;
  /** Of one provider. */
  eligibilitiesOf(provider: ProviderName, person: Person, options?: Fresh): Promise<readonly Eligibility[]>;
  /** Nothing = PIM has none, or does not show it to the person: what it then wants, it names in its refusal. */
  policy(person: Person, target: Target): Promise<Policy | undefined>;
  /** Parts of the target's scope on which it may be activated alone; none where PIM has none, or does not say. */
  childScopes(person: Person, target: Target): Promise<readonly Scope[]>;
  /** What is remembered, without asking PIM; empty where nothing is. */
  remembered(person: Person): Promise<readonly Eligibility[]>;
  rememberedPolicy(person: Person, target: Target): Promise<Policy | undefined>;
  /** After PIM contradicted what is remembered, or a write that touches it. */
  forget(person: Person): void;
  /** After a policy changed: whoever read it. */
  forgetPolicies(): void;
}

interface Fresh {
  readonly fresh?: boolean;
}

export function createMyRights(providers: Providers, clock: Clock): MyRights {
  const options = { ttl: WARM_MS, perf: { now: () => clock.now().getTime() }, ttlResolution: 0 };
  const rights = new LRUCache<string, Promise<readonly Eligibility[]>>({ max: MAX_PEOPLE * 3, ...options });
  const parts = new LRUCache<string, Promise<readonly Scope[]>>({ max: MAX_PEOPLE * 3, ...options });
  const policies = new LRUCache<string, Promise<Policy | undefined>>({ max: MAX_POLICIES, ...options });
  const rightsKey = (name: ProviderName, person: Person) => `${personKey(person)}|${name}`;
  const policyKey = (person: Person, target: Target) => `${personKey(person)}|${targetKey(target)}`;

  /** Entra's policies all come in one call, beside the eligibilities; only those of the person's own roles are kept. */
  async function read(provider: PimProvider, person: Person): Promise<readonly Eligibility[]> {
    const [eligibilities, known] = await Promise.all([
      provider.rights.eligibilities(person, 'mine'),
      provider.policies.readAll?.(person).catch(unknown),
    ]);
    if (known) for (const right of eligibilities) keepPolicy(person, right, known.get(right.role.id.toLowerCase()));
    return eligibilities;
  }

  const keepPolicy = (person: Person, right: Eligibility, policy: Policy | undefined) =>
    policies.set(policyKey(person, targetOf(right)), Promise.resolve(policy));

  async function eligibilitiesOf(name: ProviderName, person: Person, { fresh = false }: Fresh = {}) {
    const provider = providerNamed(providers, name);
    const key = rightsKey(name, person);
    return (fresh ? undefined : rights.get(key)) ?? remember(rights, key, read(provider, person));
  }

  return {
    eligibilities: (person, options) => readProviders(providers, ({ name }) => eligibilitiesOf(name, person, options)),
    eligibilitiesOf,
    async policy(person, target) {
      const key = policyKey(person, target);
      const provider = providerNamed(providers, target.provider);
      return (policies.get(key) ?? remember(policies, key, provider.policies.read(person, target))).catch(unknown);
    },
    async childScopes(person, { provider: name, scopeId }) {
      const { childScopes } = providerNamed(providers, name);
      if (!childScopes) return [];
      const key = `${personKey(person)}|${scopeId.toLowerCase()}`;
      const read = parts.get(key) ?? remember(parts, key, childScopes.list(person, scopeId));
      return (await read.catch(unknown)) ?? [];
    },
    async remembered(person) {
      const known = [...providers.keys()].map((name) => rights.get(rightsKey(name, person))?.catch(() => []));
      return (await Promise.all(known)).flatMap((some) => some ?? []);
    },
    rememberedPolicy: async (person, target) => policies.get(policyKey(person, target))?.catch(() => undefined),
    forget(person) {
      for (const name of providers.keys()) rights.delete(rightsKey(name, person));
      for (const cache of [policies, parts])
        for (const key of cache.keys()) if (key.startsWith(`${personKey(person)}|`)) cache.delete(key);
    },
    forgetPolicies: () => policies.clear(),
  };
}

/** A failure is not remembered, unless somebody has read anew in the meantime. */
function remember<T>(cache: LRUCache<string, Promise<T>>, key: string, reading: Promise<T>): Promise<T> {
  cache.set(key, reading);
  reading.catch(() => cache.peek(key) === reading && cache.delete(key));
  return reading;
}

/**
 * A policy that cannot be read keeps nobody from asking: PIM checks it anyway and names what it wants. Only a sign-in
 * that does not work is an error: the request would fail on it too.
 */
function unknown(error: unknown): undefined {
  const isSignIn = error instanceof AppError && /^(SignIn|Consent|Person)/.test(error.code);
  if (isSignIn || !(error instanceof AppError)) throw error;
}

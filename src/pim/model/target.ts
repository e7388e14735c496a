import type { ProviderName } from './provider-name.ts';

/** What a request is about: one role at one scope. With a person it names at most one eligibility. */
export interface Target {
  readonly provider: ProviderName;
  /** The role definition's id; of built-in Entra roles the template id. */
  readonly roleId: string;
  /** The scope's id exactly as PIM wrote it. */
  readonly scopeId: string;
}

/** One string for comparisons, maps and intents. Ids compare without case, as PIM's do. */
export const targetKey = (target: Target): string =>
  `${target.provider}|${target.roleId}|${target.scopeId}`.toLowerCase();

export const sameTarget = (one: Target, other: Target): boolean => targetKey(one) === targetKey(other);

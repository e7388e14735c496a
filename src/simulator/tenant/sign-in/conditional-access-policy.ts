import type { Resource } from '../../tokens/resources.ts';

/** What a policy demands: a second factor, something of somebody else's (or terms of use), a context, or that nobody gets in. */
export type Requirement =
  | { readonly kind: 'mfa' | 'externalChallenge' | 'block' }
  | { readonly kind: 'context'; readonly context: string };

/** A Conditional Access policy. */
export interface ConditionalAccessPolicy {
  readonly id: string;
  readonly displayName: string;
  readonly isEnabled: boolean;
  /** Ids of people and groups. */
  readonly people: 'everybody' | readonly string[];
  readonly except: readonly string[];
  readonly target:
    | { readonly kind: 'resources'; readonly resources: 'all' | readonly Resource[] }
    | { readonly kind: 'contexts'; readonly contexts: readonly string[] };
  readonly requires: Requirement;
}

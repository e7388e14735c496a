import type { Access } from '../../model.ts';
import type { Policy } from '../../policy.ts';
import type { Finding } from '../finding.ts';

/** What can be activated without multi-factor authentication. A context counts as such: that it is one is not looked at. */
export const weakActivations = (
  accesses: readonly Access[],
  policyFor: (access: Access) => Policy,
): readonly Finding[] =>
  accesses
    .filter((access) => {
      const { enabled, authenticationContext } = policyFor(access).activation;
      return !enabled.includes('MultiFactorAuthentication') && !authenticationContext.isEnabled;
    })
    .map((access) => ({ about: 'policy', access }));

import { AppError, type ErrorFacts } from '../../core/app-error.ts';

/** Facts of a refusal, in PIM's own words and ids. */
export interface RefusalFacts extends ErrorFacts {
  /** HTTP status of the answer. */
  readonly status: number;
  /** PIM's code, unwrapped, such as `RoleAssignmentExists`; empty where PIM gave none. */
  readonly pimCode: string;
  /** PIM's sentence. For people who can act on it, never parsed above `microsoft/`. */
  readonly pimMessage: string;
  /** Names of the policy rules that failed, such as `JustificationRule`. */
  readonly rules: readonly string[];
  /** Microsoft's request id, for a support case. */
  readonly requestId: string | undefined;
  /** What a step-up must ask for (OpenID `claims`), where PIM named it. */
  readonly claims: string | undefined;
}

/** PIM answered and said no. Nothing was changed. */
export class PimRefusal extends AppError {
  declare readonly facts: RefusalFacts;

  constructor(facts: RefusalFacts) {
    super(
      'PimRefused',
      `PIM refused with ${facts.status} ${facts.pimCode || '(no code)'}: ${facts.pimMessage || 'no reason given'}`,
      { facts },
    );
  }
}

/** Whether `error` is PIM's refusal with one of `codes`. */
export const isRefusal = (error: unknown, ...codes: readonly string[]): error is PimRefusal =>
  error instanceof PimRefusal && (codes.length === 0 || codes.includes(error.facts.pimCode));

import type { Clock } from '../../core/clock.ts';
import type { LocalTruth } from '../memory/local-truth.ts';
import type { MyRights } from '../memory/my-rights.ts';
import type { Person } from '../model/person.ts';
import type { ProviderName } from '../model/provider-name.ts';
import type { SignInStrength } from '../model/sign-in-strength.ts';
import type { PlanContext } from '../planning/plan.ts';
import type { Providers } from '../ports/pim-provider.ts';
import type { Submit } from './submitting/submit.ts';

/** What the use cases work with. */
export interface PimDeps {
  readonly providers: Providers;
  readonly myRights: MyRights;
  readonly localTruth: LocalTruth;
  readonly submit: Submit;
  readonly clock: Clock;
  /** What the person's sign-in has proved to the provider's service; left out where PIM shall say what it lacks. */
  readonly strengthOf?: ((person: Person, provider: ProviderName) => Promise<SignInStrength | undefined>) | undefined;
  /** Claims to ask for where a policy wants MFA; the documented guess when left out. */
  readonly mfaClaims?: string;
}

/** Who asks, and which activity (message or click) carried the wish. */
export interface Asked {
  readonly person: Person;
  readonly activityId: string;
  /** What the sign-in has proved; nothing = not known. */
  readonly signIn?: SignInStrength | undefined;
}

export const planContext = ({ clock, mfaClaims }: PimDeps, { signIn }: Pick<Asked, 'signIn'>): PlanContext => ({
  now: clock.now(),
  signIn,
  mfaClaims,
});

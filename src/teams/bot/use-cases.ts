import type { Clock } from '../../core/clock.ts';
import type { MyRoles, Providers, Submit } from '../../pim/index.ts';

/** What commands and actions need to do their work in PIM. */
export interface UseCases {
  readonly providers: Providers;
  readonly myRoles: MyRoles;
  readonly submit: Submit;
  readonly clock: Clock;
}

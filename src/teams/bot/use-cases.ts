import type { PimDeps } from '../../pim/index.ts';

/** What commands and actions need to do their work in PIM. */
export type UseCases = PimDeps;

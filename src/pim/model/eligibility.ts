import type { Right } from './right.ts';

/** A right that may be activated; it grants nothing yet. Read from eligibility schedule instances. */
export type Eligibility = Right;

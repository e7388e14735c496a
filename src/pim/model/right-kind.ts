/** The two things PIM gives: the right itself, or the right to activate it. Each has its own requests and schedules. */
export type RightKind = 'assignment' | 'eligibility';

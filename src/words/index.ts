/** What people read: catalogues by locale, and how times, durations, states and errors are said. Pure. */
export * from './duration-words.ts';
export * from './error-words.ts';
export * from './moment.ts';
export * from './name-list.ts';
export * from './plan-refusal-words.ts';
export * from './right-name.ts';
export * from './state-words.ts';
export * from './step-up-words.ts';
export * from './time-distance.ts';
export * from './typed-duration.ts';
export * from './until.ts';
export * from './view.ts';
export * from './words.ts';

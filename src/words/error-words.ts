import { AppError } from '../core/app-error.ts';
import { PimRefusal } from '../pim/index.ts';
import { type Explanation, refusalWords } from './refusal-words.ts';
import type { PlainKey, Words } from './words.ts';

/** An error for people. */
export interface ErrorWords extends Explanation {
  /** For a support case: our code, and the id by which Microsoft (or our log) finds it. */
  readonly reference?: string;
}

/** Title, what happened, what to do. */
type ErrorKeys = readonly [title: PlainKey, what: PlainKey, next: PlainKey];

const OURS: ErrorKeys = ['error.oursTitle', 'error.oursWhat', 'error.oursNext'];
const GUARDED: ErrorKeys = ['error.oursTitle', 'error.guardWhat', 'error.guardNext'];
const NOT_SENT: ErrorKeys = ['error.noAnswerTitle', 'error.noAnswerWhat', 'error.noAnswerNext'];
/** The request may have arrived: "nothing was changed" would be a guess. */
const MAYBE_SENT: ErrorKeys = ['error.noAnswerTitle', 'error.noAnswerMaybeWhat', 'error.noAnswerMaybeNext'];

/** By the feature that is switched off. */
const FEATURE_OFF: ReadonlyMap<unknown, ErrorKeys> = new Map([
  ['alerts', ['error.alertsOffTitle', 'error.featureOffWhat', 'error.alertsOffNext']],
  ['policyEditing', ['error.policyEditingOffTitle', 'error.featureOffWhat', 'error.policyEditingOffNext']],
]);

const BY_CODE: ReadonlyMap<string, ErrorKeys> = new Map([
  ['MessageTooBig', ['error.tooBigTitle', 'error.tooBigWhat', 'error.tooBigNext']],
  ['Throttled', ['error.throttledTitle', 'error.throttledWhat', 'error.throttledNext']],
  ['SignInNeeded', ['error.signInNeededTitle', 'error.signInNeededWhat', 'error.signInNeededNext']],
  ['StepUpNeeded', ['refusal.mfaTitle', 'refusal.stepUpWhat', 'refusal.stepUpNext']],
  ['SignInBlocked', ['error.signInBlockedTitle', 'error.signInBlockedWhat', 'error.signInBlockedNext']],
  ['ConsentMissing', ['error.consentTitle', 'error.consentWhat', 'error.consentNext']],
  ['PersonMismatch', ['error.mismatchTitle', 'error.mismatchWhat', 'error.mismatchNext']],
  ['SignInFailed', ['error.signInFailedTitle', 'error.signInFailedWhat', 'error.signInFailedNext']],
  ['NotEligible', ['error.notEligibleTitle', 'error.notEligibleWhat', 'error.notEligibleNext']],
  ['InvalidScope', ['error.scopeTitle', 'error.scopeWhat', 'error.scopeNext']],
  ['PolicyNotFound', ['error.policyTitle', 'error.policyWhat', 'error.policyNext']],
  ['PersonUnknown', ['error.personTitle', 'error.personWhat', 'error.personNext']],
  ['FeatureOff', ['error.featureOffTitle', 'error.featureOffWhat', 'error.featureOffNext']],
  ['NotRecorded', ['error.notRecordedTitle', 'error.notRecordedWhat', 'error.notRecordedNext']],
  ['DatabaseSilent', ['error.notRecordedTitle', 'error.databaseSilentWhat', 'error.notRecordedNext']],
  ['NeverArrived', NOT_SENT],
  ['OutcomeUnknown', MAYBE_SENT],
  ['HostNotAllowed', GUARDED],
  ['RetiredEndpoint', GUARDED],
  ['PagingLoop', GUARDED],
  ['TooManyPages', GUARDED],
]);

/**
 * Says what went wrong. Only codes known here are explained; of anything else nothing is shown, because its message
 * was written for us and may hold what people must not see.
 */
export function errorWords(error: unknown, words: Words): ErrorWords {
  if (!(error instanceof AppError)) return spoken(OURS, words);
  const said = error instanceof PimRefusal ? refusalWords(error, words) : spoken(keysOf(error), words);
  return { ...said, reference: referenceOf(error, words) };
}

function keysOf(error: AppError): ErrorKeys {
  if (error.code === 'NoAnswer') return error.facts.sent === 'no' ? NOT_SENT : MAYBE_SENT;
  const off = error.code === 'FeatureOff' ? FEATURE_OFF.get(error.facts.feature) : undefined;
  return off ?? BY_CODE.get(error.code) ?? OURS;
}

const spoken = ([title, what, next]: ErrorKeys, words: Words): Explanation => ({
  title: words.say(title),
  what: words.say(what),
  next: words.say(next),
});

function referenceOf(error: AppError, words: Words): string {
  const code = error instanceof PimRefusal && error.facts.pimCode ? error.facts.pimCode : error.code;
  const id = [error.facts.requestId, error.facts.correlationId, error.facts.clientRequestId].find(
    (fact) => typeof fact === 'string' && fact !== '',
  );
  return typeof id === 'string' ? words.say('error.code', { code, requestId: id }) : code;
}

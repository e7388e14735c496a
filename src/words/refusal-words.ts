import type { PimRefusal } from '../pim/index.ts';
import { nameList } from './name-list.ts';
import type { PlainKey, Words } from './words.ts';

/** First what happened, then what to do. */
export interface Explanation {
  readonly title: string;
  readonly what: string;
  readonly next: string;
}

/** What happened, what to do; the title where "PIM said no" is not the point. */
type RefusalKeys = readonly [what: PlainKey, next: PlainKey, title?: PlainKey];

const STEP_UP: RefusalKeys = ['refusal.stepUpWhat', 'refusal.stepUpNext', 'refusal.mfaTitle'];
const PERMISSION: RefusalKeys = ['refusal.permissionWhat', 'refusal.permissionNext'];
const NOT_FOUND: RefusalKeys = ['refusal.notFoundWhat', 'refusal.notFoundNext'];

/** PIM's codes that people meet. Source: Microsoft Learn, "Privileged Identity Management error codes", and field reports. */
const BY_CODE: ReadonlyMap<string, RefusalKeys> = new Map([
  ['RoleAssignmentExists', ['refusal.existsWhat', 'refusal.existsNext']],
  ['RoleAssignmentDoesNotExist', ['refusal.absentWhat', 'refusal.absentNext']],
  ['PendingRoleAssignmentRequest', ['refusal.pendingWhat', 'refusal.pendingNext']],
  ['RoleAssignmentRequestAcrsValidationFailed', STEP_UP],
  ['ActiveDurationTooShort', ['refusal.tooShortWhat', 'refusal.tooShortNext']],
  ['AadPremiumLicenseRequired', ['refusal.licenseWhat', 'refusal.licenseNext']],
  ['PermissionScopeNotGranted', PERMISSION],
  ['UnauthorizedAccessException', PERMISSION],
  ['Authorization_RequestDenied', PERMISSION],
  ['SubjectNotFound', NOT_FOUND],
  ['RoleNotFound', NOT_FOUND],
]);

/** The rules of a policy that `RoleAssignmentRequestPolicyValidationFailed` names. */
const BY_RULE: ReadonlyMap<string, RefusalKeys> = new Map([
  ['ExpirationRule', ['refusal.expirationWhat', 'refusal.expirationNext']],
  ['JustificationRule', ['refusal.justificationWhat', 'refusal.justificationNext']],
  ['TicketingRule', ['refusal.ticketWhat', 'refusal.ticketNext']],
  ['MfaRule', ['refusal.mfaWhat', 'refusal.stepUpNext', 'refusal.mfaTitle']],
  ['EligibilityRule', ['refusal.eligibilityWhat', 'refusal.eligibilityNext']],
]);

/** A refusal in plain words; of a code not known here PIM's own code and sentence. */
export function refusalWords(refusal: PimRefusal, words: Words): Explanation {
  const { pimCode, pimMessage, rules, status } = refusal.facts;
  if (pimCode === 'RoleAssignmentRequestPolicyValidationFailed' && rules.length > 0) return rulesWords(rules, words);
  const known = BY_CODE.get(pimCode) ?? (pimCode === '' && status === 403 ? PERMISSION : undefined);
  if (known) return spoken(known, words);
  const what =
    pimMessage === ''
      ? words.say('refusal.whatSilent')
      : pimCode === ''
        ? words.say('refusal.what', { message: pimMessage })
        : words.say('refusal.whatCode', { code: pimCode, message: pimMessage });
  return { title: words.say('refusal.title'), what, next: words.say('refusal.next') };
}

/** One failed rule has its own sentence; several known ones are told together; an unknown one is at least named. */
function rulesWords(rules: readonly string[], words: Words): Explanation {
  const unknown = rules.filter((rule) => !BY_RULE.has(rule));
  const said = rules
    .map((rule) => BY_RULE.get(rule))
    .filter((keys) => keys !== undefined)
    .map((keys) => spoken(keys, words));
  const [first] = said;
  const named = unknown.length > 0 ? [words.say('refusal.policyWhat', { rules: nameList(unknown, words, 'and') })] : [];
  return {
    title: said.length === 1 && first ? first.title : words.say('refusal.title'),
    what: [...said.map(({ what }) => what), ...named].join(' '),
    next: said.length > 0 ? [...new Set(said.map(({ next }) => next))].join(' ') : words.say('refusal.next'),
  };
}

const spoken = ([what, next, title = 'refusal.title']: RefusalKeys, words: Words): Explanation => ({
  title: words.say(title),
  what: words.say(what),
  next: words.say(next),
});

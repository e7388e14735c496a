import { type PimRefusal, type RefusalReason, reasonOf } from '../pim/index.ts';
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

/** Reasons that have sentences of their own; of `rules` each rule has. */
const BY_REASON: Readonly<Record<Exclude<RefusalReason, 'rules' | 'unknown'>, RefusalKeys>> = {
  'already-held': ['refusal.existsWhat', 'refusal.existsNext'],
  'not-held': ['refusal.absentWhat', 'refusal.absentNext'],
  'already-pending': ['refusal.pendingWhat', 'refusal.pendingNext'],
  'already-requested': ['refusal.requestedWhat', 'refusal.existsNext'],
  'step-up': ['refusal.stepUpWhat', 'refusal.stepUpNext', 'refusal.mfaTitle'],
  'too-short': ['refusal.tooShortWhat', 'refusal.tooShortNext'],
  malformed: ['refusal.malformedWhat', 'refusal.malformedNext'],
  'bad-query': ['refusal.queryWhat', 'error.guardNext', 'error.oursTitle'],
  'policy-invalid': ['refusal.policyInvalidWhat', 'refusal.policyInvalidNext'],
  'mfa-and-context': ['refusal.mfaAndContextWhat', 'refusal.mfaAndContextNext'],
  license: ['refusal.licenseWhat', 'refusal.licenseNext'],
  permission: ['refusal.permissionWhat', 'refusal.permissionNext'],
  'not-authorized': ['refusal.notAuthorizedWhat', 'refusal.notAuthorizedNext'],
  'principal-unknown': ['refusal.principalWhat', 'refusal.notFoundNext'],
  'role-unknown': ['refusal.roleWhat', 'refusal.notFoundNext'],
  'not-found': ['refusal.goneWhat', 'refusal.goneNext'],
  'decided-already': ['refusal.decidedWhat', 'refusal.decidedNext'],
  'scope-mismatch': ['refusal.scopeWhat', 'refusal.scopeNext'],
  locked: ['refusal.lockedWhat', 'refusal.lockedNext'],
};

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
  const { pimCode, pimMessage, rules } = refusal.facts;
  const reason = reasonOf(refusal);
  if (reason === 'rules') return rulesWords(rules.length > 0 ? rules : ['ExpirationRule'], words);
  if (reason !== 'unknown') return spoken(BY_REASON[reason], words);
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

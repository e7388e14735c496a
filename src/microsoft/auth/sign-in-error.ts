import { AppError } from '../../core/app-error.ts';
import type { Person } from '../../pim/index.ts';
import type { Resource } from '../http/token-source.ts';
import type { EntraRefusal } from './entra-refusal.ts';
import { NETWORK_ERROR } from './msal-network.ts';

type SignInErrorCode = 'SignInNeeded' | 'SignInBlocked' | 'ConsentMissing' | 'NoAnswer' | 'SignInFailed';

const SENTENCES: Readonly<Record<SignInErrorCode, { readonly why: string; readonly next: string }>> = {
  SignInNeeded: { why: 'a new sign-in is needed', next: 'Sign in again.' },
  SignInBlocked: {
    why: 'Conditional Access does not allow it',
    next: 'Signing in again will not help: ask your administrator.',
  },
  ConsentMissing: {
    why: 'the permissions are not granted',
    next: "An administrator must grant the bot's permissions once.",
  },
  NoAnswer: { why: 'the sign-in service did not answer', next: 'Nothing was done: try again in a minute.' },
  SignInFailed: {
    why: 'Microsoft Entra refused the exchange',
    next: "Check the bot's app registration and its secret.",
  },
};

/**
 * The error for an exchange that failed: `SignInNeeded` (facts.claims, where given, go into the next sign-in),
 * `SignInBlocked` (no sign-in can help), `ConsentMissing`, `NoAnswer`, else `SignInFailed`. All name Entra's code and the
 * correlation id. facts.sent is `no`: an exchange changes nothing, and the request that waited for it was not sent.
 */
export function signInError(refusal: EntraRefusal, person: Person, resource: Resource): AppError {
  const code = codeOf(refusal);
  const { why, next } = SENTENCES[code];
  const said = refusal.sentence === '' ? '' : ` (${refusal.sentence})`;
  return new AppError(
    code,
    `Could not get a ${resource} token for ${person.objectId} in tenant ${person.tenantId}: ${why}${said}. ${next}`,
    { facts: { ...person, resource, ...refusal, sent: 'no' } },
  );
}

/** Second factors that only the person can give. */
const MFA_SUBERRORS = new Set(['basic_action', 'additional_action']);

/** Where a new sign-in helps although Entra says no more than `invalid_grant`: the assertion or its session has ended. */
const SESSION_ENDED = new Set(['500133', '50132', '50133', '50173', '70008', '70043', '70044', '700082', '700084']);

/** What MSAL says where nothing is kept that could be refreshed. */
const NOTHING_KEPT = new Set(['no_tokens_found', 'refresh_token_expired', 'token_refresh_required']);

/** By Microsoft Learn, "Microsoft Entra authentication and authorization error codes". */
function codeOf({ error, suberror = '', aadsts = '' }: EntraRefusal): SignInErrorCode {
  if (error === NETWORK_ERROR) return 'NoAnswer';
  if (suberror === 'consent_required' || error === 'consent_required' || aadsts === '65001') return 'ConsentMissing';
  // Before the next line: a block comes with claims and as an interaction, but there is nothing to interact with.
  if (suberror === 'message_only' || aadsts === '53003') return 'SignInBlocked';
  if (error === 'interaction_required' || error === 'login_required' || NOTHING_KEPT.has(error)) return 'SignInNeeded';
  return MFA_SUBERRORS.has(suberror) || SESSION_ENDED.has(aadsts) ? 'SignInNeeded' : 'SignInFailed';
}

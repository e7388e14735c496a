import type { Tenant } from '../../tenant/tenant.ts';
import { type ClaimsRequest, readClaims } from '../asked/claims-request.ts';
import type { Form } from '../asked/form.ts';
import { readScopes, type Scopes } from '../asked/scopes.ts';
import type { CodeChallenge } from '../grants/codes.ts';
import { SignInError } from '../sign-in-error.ts';
import { RESPONSE_MODES } from './return-to.ts';

const PROMPTS = ['login', 'none', 'consent', 'select_account'];

/** RFC 7636, 4.1 and 4.2. */
const CHALLENGE = /^[\w.~-]{43,128}$/;

/** What a client asks of the authorize endpoint, besides where to return to. */
export interface AuthorizeRequest {
  readonly scopes: Scopes;
  readonly claims: ClaimsRequest;
  readonly challenge: CodeChallenge | undefined;
  readonly nonce: string | undefined;
  readonly prompt: string | undefined;
  readonly loginHint: string | undefined;
  readonly isClientInfoWanted: boolean;
}

/** Reads and checks it; what is wrong goes back to the client. Throws `SignInError`. */
export function readAuthorizeRequest(form: Form, { bot }: Tenant): AuthorizeRequest {
  checkResponse(form.required('response_type'), form.optional('response_mode'));
  const prompt = form.optional('prompt');
  if (prompt !== undefined && !PROMPTS.includes(prompt))
    throw new SignInError('invalid_request', 90023, "Unsupported 'prompt' value.");
  return {
    scopes: readScopes(form.required('scope'), bot.displayName),
    claims: readClaims(form.optional('claims')),
    challenge: readChallenge(form),
    nonce: form.optional('nonce'),
    prompt,
    loginHint: form.optional('login_hint'),
    isClientInfoWanted: form.optional('client_info') === '1',
  };
}

/** An administrator's consent to these permissions, for everybody (Microsoft Learn, "Admin consent"). */
export const readConsentRequest = (form: Form, { bot }: Tenant): AuthorizeRequest => ({
  scopes: readScopes(form.required('scope'), bot.displayName),
  claims: readClaims(undefined),
  challenge: undefined,
  nonce: undefined,
  prompt: 'consent',
  loginHint: form.optional('login_hint'),
  isClientInfoWanted: false,
});

function checkResponse(type: string, mode: string | undefined): void {
  const types = type.split(/\s+/);
  if (types.includes('id_token') || types.includes('token'))
    throw new SignInError(
      'unsupported_response_type',
      700054,
      `response_type '${types.includes('id_token') ? 'id_token' : 'token'}' is not enabled for the application.`,
    );
  if (type !== 'code')
    throw new SignInError(
      'unsupported_response_type',
      70005,
      `The app returned an unsupported response type '${type}'.`,
    );
  if (mode !== undefined && !RESPONSE_MODES.some((one) => one === mode))
    throw new SignInError(
      'invalid_request',
      70007,
      `'${mode}' is not a supported value of 'response_mode' when requesting a token.`,
    );
}

/** Without a method the challenge is the verifier itself, as RFC 7636 and Entra have it. */
function readChallenge(form: Form): CodeChallenge | undefined {
  const value = form.optional('code_challenge');
  const method = form.optional('code_challenge_method');
  if (value === undefined && method === undefined) return undefined;
  if (value === undefined || !CHALLENGE.test(value))
    throw new SignInError('invalid_request', 501491, 'Invalid size of Code_Challenge parameter.');
  if (method !== undefined && method !== 'S256' && method !== 'plain')
    throw new SignInError('invalid_request', 50149, 'Invalid Code_Challenge_method parameter.');
  return { value, method: method ?? 'plain' };
}

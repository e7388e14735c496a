import type { Answer } from '../../server/call.ts';
import { oneResource, readScopes } from '../asked/scopes.ts';
import { SignInError } from '../sign-in-error.ts';
import { checkAssertion } from './check-assertion.ts';
import { type TokenCall, tokensFor } from './token-call.ts';

/** Exchanges what Teams handed to the bot for a token that acts for the same person elsewhere. What was proved then goes on. */
export async function onBehalfOf(call: TokenCall): Promise<Answer> {
  const { form, state, world } = call;
  const token = form.required('assertion');
  if (form.required('requested_token_use') !== 'on_behalf_of')
    throw new SignInError(
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'requested_token_use'.",
    );
  const scope = form.required('scope');
  const asked = readScopes(scope, state.tenant.bot.displayName);
  const scopes = oneResource(asked, scope);
  const assertion = await checkAssertion(token, world.keys, state.tenant);
  const grant = {
    personId: String(assertion.oid),
    proof: { amr: texts(assertion.amr), acrs: texts(assertion.acrs), isExternallyChecked: false },
    capabilities: [],
  };
  return tokensFor(call, { grant, scopes, openId: asked.openId });
}

const texts = (claim: unknown): readonly string[] =>
  Array.isArray(claim) ? claim.filter((item): item is string => typeof item === 'string') : [];

import type { Tenant } from '../../tenant/tenant.ts';
import type { Keys } from '../../tokens/keys.ts';
import type { Form } from '../asked/form.ts';
import { SignInError } from '../sign-in-error.ts';
import { readAssertion } from './assertion.ts';
import { checkCertificateAssertion } from './certificate-assertion.ts';
import { checkFederatedAssertion } from './federated-assertion.ts';

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Throws `SignInError` unless a certificate of the bot, or an issuer that it trusts, signed the assertion. */
export async function checkClientAssertion(token: string, form: Form, tenant: Tenant, keys: Keys): Promise<void> {
  if (form.required('client_assertion_type') !== TYPE)
    throw new SignInError('invalid_request', 90023, `The 'client_assertion_type' must be '${TYPE}'.`);
  const assertion = readAssertion(token);
  // The bot is the issuer of what its own certificate signs; every other issuer is an address.
  if (URL.canParse(String(assertion.claims.iss))) return checkFederatedAssertion(assertion, tenant, keys);
  return checkCertificateAssertion(assertion, tenant);
}

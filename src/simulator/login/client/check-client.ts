import type { Call } from '../../server/call.ts';
import { headerOf } from '../../server/call.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Keys } from '../../tokens/keys.ts';
import type { Form } from '../asked/form.ts';
import { SignInError } from '../sign-in-error.ts';
import { checkClientAssertion } from './client-assertion.ts';

/** Throws `SignInError` unless the request comes from the bot's registration and proves it: by secret, certificate or federated credential. */
export async function checkClient(call: Call, form: Form, tenant: Tenant, keys: Keys): Promise<void> {
  const { bot } = tenant;
  const basic = basicCredentials(call);
  const clientId = basic?.id ?? form.required('client_id');
  requireKnownClient(clientId, tenant);
  const assertion = form.optional('client_assertion');
  if (assertion !== undefined) return checkClientAssertion(assertion, form, tenant, keys);
  const secret = basic?.secret ?? form.optional('client_secret');
  if (secret === undefined)
    throw new SignInError(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      { status: 401 },
    );
  if (secret !== bot.secret)
    throw new SignInError(
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${bot.appId}'.`,
      { status: 401 },
    );
}

/** Throws `SignInError` unless the id is that of the bot's registration, the only one here. */
export function requireKnownClient(clientId: string, { bot, displayName }: Tenant): void {
  if (clientId.toLowerCase() === bot.appId) return;
  throw new SignInError(
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  );
}

function basicCredentials(call: Call): { id: string; secret: string } | undefined {
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(headerOf(call, 'authorization') ?? '') ?? [];
  if (!encoded) return undefined;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id: unescaped(id), secret: unescaped(secret.join(':')) };
}

/** OAuth form-encodes both halves before base64. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

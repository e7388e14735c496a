import type { Call } from '../server/call.ts';
import { headerOf } from '../server/call.ts';
import type { Bot } from '../tenant/tenant.ts';
import { SignInError } from './sign-in-error.ts';

/** The members of a token request. */
export interface TokenForm {
  optional(name: string): string | undefined;
  /** Throws when it is not there. */
  required(name: string): string;
}

export function tokenForm(call: Call): TokenForm {
  const fields = new URLSearchParams(call.body);
  const optional = (name: string) => fields.get(name) || undefined;
  return {
    optional,
    required: (name) => {
      const value = optional(name);
      if (value === undefined)
        throw new SignInError(
          'invalid_request',
          900144,
          `The request body must contain the following parameter: '${name}'.`,
        );
      return value;
    },
  };
}

/** Throws unless the request comes from the bot's registration and knows its secret. */
export function checkClient(call: Call, form: TokenForm, bot: Bot, tenantName: string): void {
  const basic = basicCredentials(call);
  const clientId = basic?.id ?? form.required('client_id');
  if (clientId.toLowerCase() !== bot.appId)
    throw new SignInError(
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    );
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

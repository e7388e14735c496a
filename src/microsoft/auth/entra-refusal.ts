/** What Microsoft Entra, or MSAL in its place, said of a sign-in that did not work. Free of secrets. */
export interface EntraRefusal {
  /** OAuth's error, such as `invalid_grant`, or MSAL's. */
  readonly error: string;
  readonly suberror: string | undefined;
  /** The number of AADSTS…, the key into Microsoft's documentation. */
  readonly aadsts: string | undefined;
  /** What Conditional Access asks of the next sign-in: JSON, to be sent as it is. */
  readonly claims: string | undefined;
  readonly correlationId: string | undefined;
  /** Entra's own sentence, without trace ids. */
  readonly sentence: string;
}

/** Where the ids begin that Entra and MSAL append to the sentence. */
const TRACE_IDS = /\s*(- )?(Trace|Correlation) ID:/;

/**
 * Reads an error that MSAL threw, by its members: several versions of MSAL are installed, so its classes tell nothing.
 * Whatever repeats one of `secrets` loses it.
 */
export function readEntraRefusal(thrown: unknown, secrets: readonly string[]): EntraRefusal {
  const members: object = typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) };
  const member = (name: string): string | undefined => {
    const value: unknown = Reflect.get(members, name);
    // Entra's error numbers are numbers at run time, whatever MSAL's types say.
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text !== '' ? withoutSecrets(text, secrets) : undefined;
  };
  const text = member('errorMessage') ?? member('message') ?? '';
  const entra = /AADSTS(\d+)[^\r\n]*/.exec(text);
  const [sentence = ''] = (entra?.[0] ?? text).split(TRACE_IDS);
  return {
    error: member('errorCode') ?? member('name') ?? 'unknown',
    suberror: member('subError'),
    aadsts: entra?.[1] ?? member('errorNo'),
    claims: member('claims'),
    correlationId: member('correlationId'),
    sentence: sentence.slice(0, 300),
  };
}

const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '***')), text);

import { type CheckOptions, checkValue, type Problem } from './check-value.ts';
import { EXCEPTIONS, type Exception } from './exceptions.ts';
import { type OpenApi, readOpenApi } from './openapi.ts';

/** One request and its answer, as the traffic record and Microsoft's examples have them. */
export interface Exchange {
  readonly method: string;
  /** The production URL. */
  readonly url: string;
  readonly requestBody: unknown;
  /** Null where no answer was decided. */
  readonly status: number | null;
  readonly responseBody: unknown;
}

export interface Contract {
  /** A sentence for everything that Microsoft's description does not allow. */
  check(exchange: Exchange): readonly string[];
  /** Exceptions that nothing needed since the start. */
  unused(): readonly Exception[];
}

/** Checks exchanges with Microsoft Graph against its OpenAPI descriptions, apart from the documented exceptions. */
export function createContract(): Contract {
  const apis: Readonly<Record<string, OpenApi>> = {
    'v1.0': readOpenApi('graph-pim-v1.0.json'),
    beta: readOpenApi('graph-pim-beta.json'),
  };
  const used = new Set<Exception>();

  function check({ method, url, requestBody, status, responseBody }: Exchange): readonly string[] {
    const [, version = '', path = ''] = /^https:\/\/graph\.microsoft\.com\/(v1\.0|beta)(\/[^?]*)/.exec(url) ?? [];
    const api = apis[version];
    if (!api || isOutside(path)) return [];
    const where = `${method} ${version}${decodeURIComponent(path)}`;
    const isRefused = status !== null && status >= 400;
    const operation = api.operation(method, decodeURIComponent(path));
    if (!operation) return isRefused ? [] : unless(where, [{ at: '', what: 'is no operation of Microsoft Graph' }]);
    const problems: Problem[] = [];
    // What was refused for its form may well be wrong; what PIM refused for another reason it could read.
    if (!isRefused || isReadable(responseBody))
      problems.push(...bodyProblems(requestBody, api, operation.requestBody, { isInput: true }, 'request'));
    if (status !== null) {
      const answers = operation.responses;
      const described = answers[status] ?? answers[`${String(status)[0]}XX`] ?? answers.default;
      if (!described) problems.push({ at: 'status', what: `is ${status}, which is not described` });
      // A count comes as plain text.
      const body = path.endsWith('/$count') && !isRefused ? Number(responseBody) : responseBody;
      problems.push(...bodyProblems(body, api, described, { isInput: false }, 'response'));
    }
    return unless(where, problems);
  }

  function unless(where: string, problems: readonly Problem[]): string[] {
    return problems.flatMap(({ at, what }) => {
      const sentence = `${where}: ${at} ${what}`;
      const exception = EXCEPTIONS.find((one) => one.fits.test(sentence));
      if (exception) used.add(exception);
      return exception ? [] : [sentence];
    });
  }
  return { check, unused: () => EXCEPTIONS.filter((one) => !used.has(one)) };
}

/** Refusals after the body was read. */
const READABLE: ReadonlySet<string> = new Set([
  'RoleAssignmentExists',
  'RoleAssignmentDoesNotExist',
  'PendingRoleAssignmentRequest',
  'RoleAssignmentRequestPolicyValidationFailed',
  'RoleAssignmentRequestAcrsValidationFailed',
  'ActiveDurationTooShort',
]);

/** The code stands in the error, or wrapped into its message. */
function isReadable(body: unknown): boolean {
  const words = JSON.stringify(body ?? '').match(/\w+/g) ?? [];
  return words.some((word) => READABLE.has(word));
}

function bodyProblems(
  body: unknown,
  api: OpenApi,
  content: Parameters<OpenApi['bodySchema']>[0],
  options: CheckOptions,
  at: string,
): Problem[] {
  const schema = api.bodySchema(content);
  return body === null || body === '' || !schema ? [] : checkValue(body, schema, api, options, at);
}

/** What the descriptions of PIM do not cover: the directory itself, its own role assignments, how people sign in, and batches. */
const isOutside = (path: string): boolean =>
  /^\/(me|users|groups|servicePrincipals|applications|directory|directoryObjects|identity|oauth2PermissionGrants|\$batch)(\/|$)/i.test(
    path,
  ) || /^\/roleManagement\/directory\/roleAssignments(\/|$)/i.test(path);

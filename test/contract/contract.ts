import { armDescription } from './arm/arm-description.ts';
import { type CheckOptions, checkValue, type Problem } from './check-value.ts';
import { EXCEPTIONS, type Exception } from './exceptions.ts';
import { graphDescription } from './graph/graph-description.ts';
import type { OpenApi, Operation, Schema } from './openapi.ts';

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

/** What a description says of an exchange. */
export interface Described {
  /** "METHOD version/path" */
  readonly where: string;
  readonly service: string;
  readonly api: OpenApi;
  /** None where there is no such operation. */
  readonly operation: Operation | undefined;
  /** Names of the options in the query, where they are looked at. */
  readonly options: readonly string[];
  /** The answer's, as JSON. */
  readonly body: unknown;
  /** What the answer has that the service is known not to send, though its description would allow it. */
  readonly peculiarities: readonly Problem[];
}

export interface Contract {
  /** A sentence for everything that Microsoft's description does not allow. */
  check(exchange: Exchange): readonly string[];
  /** Exceptions that nothing needed since the start. */
  unused(): readonly Exception[];
}

/**
 * Checks exchanges with Microsoft Graph and Azure Resource Manager against their published descriptions, apart from the
 * documented exceptions.
 */
export function createContract(): Contract {
  const descriptions = [graphDescription(), armDescription()];
  const used = new Set<Exception>();

  function check(exchange: Exchange): readonly string[] {
    const { requestBody, status } = exchange;
    const [described] = descriptions.flatMap((describe) => describe(exchange) ?? []);
    if (!described) return [];
    const { where, service, api, operation, options, body, peculiarities } = described;
    const isRefused = status !== null && status >= 400;
    if (!operation) return isRefused ? [] : unless(where, [{ at: '', what: `is no operation of ${service}` }]);
    const problems: Problem[] = [];
    // What was refused for its form may well be wrong; what PIM refused for another reason it could read.
    if (!isRefused || isReadable(body)) {
      problems.push(...bodyProblems(requestBody, api, operation.request, { isInput: true }, 'request'));
      problems.push(...optionProblems(options, operation));
    }
    if (status !== null) {
      const answers = operation.responses;
      const answer = answers[status] ?? answers[`${String(status)[0]}XX`] ?? answers.default;
      if (!answer) problems.push({ at: 'status', what: `is ${status}, which is not described` });
      problems.push(...bodyProblems(body, api, answer?.schema, { isInput: false }, 'response'), ...peculiarities);
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
  schema: Schema | undefined,
  options: CheckOptions,
  at: string,
): Problem[] {
  return body === null || body === '' || !schema ? [] : checkValue(body, schema, api, options, at);
}

const optionProblems = (options: readonly string[], { query }: Operation): Problem[] =>
  options
    .filter((name) => !query?.some((one) => one.toLowerCase() === name.toLowerCase()))
    .map((name) => ({ at: 'query', what: `has ${name}, which is not described` }));

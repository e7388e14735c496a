import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFERENCE } from '../../contract/openapi.ts';

/** What Azure answered: in the specification's examples, in recordings, in the fixtures of a client. */
export interface AzureExample {
  /** Folder and file, such as `2020-10-01/PutRoleAssignmentScheduleRequest`. */
  readonly name: string;
  readonly status: number;
  readonly body: unknown;
}

/** None where the reference is not there. */
export function readAzureExamples(): readonly AzureExample[] {
  if (!REFERENCE) return [];
  const folder = join(REFERENCE, 'examples', 'arm');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => {
      const json = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      return { name: file.replaceAll('\\', '/').replace(/\.json$/, ''), ...answerIn(json) };
    });
}

function answerIn(json: Readonly<Record<string, unknown>>): Pick<AzureExample, 'status' | 'body'> {
  const { response, responses } = json as { response?: AzureExample; responses?: Record<string, { body?: unknown }> };
  if (response) return { status: response.status, body: response.body };
  if (!responses) return { status: 200, body: json };
  const [status = '200'] = Object.keys(responses);
  return { status: Number(status), body: responses[status]?.body };
}

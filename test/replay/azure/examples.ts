import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../contract/contract.ts';
import { REFERENCE } from '../../contract/openapi.ts';
import { asOnTheWire } from './as-on-the-wire.ts';
import { askedIn } from './asked-in.ts';

/** What was asked of Azure and what it answered, as the wire has it. */
export interface AzureExample extends Exchange {
  /** Folder and file, such as `2020-10-01/PutRoleAssignmentScheduleRequest`. */
  readonly name: string;
  readonly status: number;
}

export type Json = Readonly<Record<string, unknown>>;

/** Those of the specification, recordings, and the fixtures of a client; none where the reference is not there. */
export function readAzureExamples(): readonly AzureExample[] {
  if (!REFERENCE) return [];
  const folder = join(REFERENCE, 'examples', 'arm');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => {
      const json: Json = JSON.parse(withOneId(readFileSync(join(folder, file), 'utf8')));
      const name = file.replaceAll('\\', '/').replace(/\.json$/, '');
      const { status, body } = answerIn(json, name);
      return {
        name,
        status,
        responseBody: json.parameters ? asOnTheWire(body) : body,
        ...askedIn(name, json.parameters as Json | undefined),
      };
    });
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** Where several are given: what was made, or what there was to delete. */
function answerIn(json: Json, name: string): { readonly status: number; readonly body: unknown } {
  const { response, responses } = json as { response?: Answer; responses?: Readonly<Record<string, Answer>> };
  if (response) return { status: response.status, body: response.body ?? null };
  if (!responses) return { status: 200, body: json };
  const statuses = Object.keys(responses);
  const status = (name.includes('Create') ? statuses.at(-1) : statuses[0]) ?? '200';
  return { status: Number(status), body: responses[status]?.body ?? null };
}

/**
 * The specification gives a schedule another GUID than the request that makes it, where in recordings they are equal, and its
 * stages two others than their approval, where a client found the same.
 */
const SAME: readonly (readonly [other: string, same: string])[] = [
  ['4135f961-be78-4005-8101-c72a5af307a2', '488a6d0e-0a63-4946-86e3-1f5bbc934661'],
  ['fa73e90b-5bf1-45fd-a182-35ce5fc0674d', '488a6d0e-0a63-4946-86e3-1f5bbc934661'],
  ['c9e264ff-3133-4776-a81a-ebc7c33c8ec6', 'fea7a502-9a96-4806-a26f-eee560e52045'],
  ['b1477448-2cc6-4ceb-93b4-54a202a89413', '64caffb6-55c0-4deb-a585-68e948ea1ad6'],
];

const withOneId = (text: string): string => SAME.reduce((all, [other, same]) => all.replaceAll(other, same), text);

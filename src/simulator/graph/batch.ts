import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Call } from '../server/call.ts';
import type { Respond } from '../server/respond.ts';
import { badRequest, GraphError, graphErrorAnswer } from './graph-error.ts';
import { readJson } from './read-json.ts';

/** More are refused (Microsoft Learn, "Combine multiple HTTP requests using JSON batching"). */
const MOST = 20;

const batchSchema = z.object({
  requests: z.array(
    z.object({
      id: z.string().min(1),
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
      dependsOn: z.array(z.string()).optional(),
    }),
  ),
});
type Part = z.output<typeof batchSchema>['requests'][number];

export const isBatch = ({ method, path }: Call): boolean =>
  method === 'POST' && /^\/(v1\.0|beta)\/\$batch$/i.test(path);

/** Every part is answered as if it had come alone, with a status of its own; one that depends on a failed one gets 424. */
export async function batchAnswer(call: Call, respond: Respond): Promise<Answer> {
  try {
    const parts = readParts(call.body);
    const answers = new Map<string, Answer>();
    for (const part of parts) answers.set(part.id, await partAnswer(part, call, answers, respond));
    const responses = parts.map(({ id }) => {
      const { status, headers = {}, body } = answers.get(id) ?? { status: 500 };
      return { id, status, headers, ...(body === undefined ? {} : { body }) };
    });
    return { status: 200, headers: { 'content-type': 'application/json' }, body: { responses } };
  } catch (error) {
    if (error instanceof GraphError) return graphErrorAnswer(error, call);
    throw error;
  }
}

function readParts(json: string): readonly Part[] {
  const read = batchSchema.safeParse(readJson(json));
  if (!read.success) throw badRequest('Invalid batch payload format.');
  const { requests } = read.data;
  if (requests.length > MOST) throw badRequest(`Number of batch request steps exceeds the maximum value of ${MOST}.`);
  if (new Set(requests.map(({ id }) => id)).size < requests.length)
    throw badRequest('Request Ids have to be unique in a batch payload.');
  return requests;
}

async function partAnswer(
  part: Part,
  call: Call,
  earlier: ReadonlyMap<string, Answer>,
  respond: Respond,
): Promise<Answer> {
  const inner = partCall(part, call);
  const failed = part.dependsOn?.some((id) => (earlier.get(id)?.status ?? 424) >= 400) ?? false;
  return failed
    ? graphErrorAnswer(new GraphError(424, 'FailedDependency', 'Failed Dependency'), inner)
    : respond(inner);
}

function partCall(part: Part, outer: Call): Call {
  const version = outer.path.split('/')[1] ?? 'v1.0';
  const target = `/${version}/${part.url.replace(/^\//, '')}`;
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const headers = Object.fromEntries(
    Object.entries(part.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return {
    ...outer,
    method: part.method.toUpperCase(),
    path: decodeURIComponent(path).replace(/\/$/, ''),
    target,
    query: new URLSearchParams(query),
    headers: { authorization: outer.headers.authorization, ...headers },
    body: part.body === undefined ? '' : JSON.stringify(part.body),
    requestId: randomUUID(),
  };
}

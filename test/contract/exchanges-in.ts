import type { RecordedRequest } from '../../src/simulator/record/record.ts';
import type { Exchange } from './contract.ts';

interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

interface PartAnswer {
  readonly id: string;
  readonly status: number;
  readonly body?: unknown;
}

/** What a line of the traffic record asked of Graph or of Azure Resource Manager. The parts of a batch are requests like any other. */
export function exchangesIn({ service, fault, ...line }: RecordedRequest): readonly Exchange[] {
  if (service !== 'graph' && service !== 'arm') return [];
  const { method, url, requestBody, status, responseBody } = line;
  // What a fault answers is nobody's contract; what was asked of it is.
  const answer = fault === null ? { status, responseBody } : { status: null, responseBody: null };
  const [, root] = /^(https:\/\/[^/]+\/(?:v1\.0|beta))\/\$batch$/i.exec(url) ?? [];
  if (!root) return [{ method, url, requestBody, ...answer }];
  const { responses } = (answer.responseBody ?? {}) as { responses?: readonly PartAnswer[] };
  // A batch that was refused as a whole has no parts that anybody looked at.
  if (!responses) return [];
  const { requests } = requestBody as { requests: readonly Part[] };
  return requests.map((part) => {
    const found = responses.find(({ id }) => id === part.id);
    return {
      method: part.method.toUpperCase(),
      url: `${root}/${part.url.replace(/^\//, '')}`,
      requestBody: part.body ?? null,
      status: found?.status ?? null,
      responseBody: found?.body ?? null,
    };
  });
}

import { createGraphClient } from '../../../src/microsoft/graph/client.ts';
import { createGroupProvider, createRoleProvider } from '../../../src/microsoft/graph/graph-provider.ts';
import { createPeople } from '../../../src/microsoft/graph/people.ts';
import type { HttpRequest } from '../../../src/microsoft/http/http-request.ts';
import type { HttpResponse } from '../../../src/microsoft/http/http-response.ts';
import { ALEX } from '../http/rig.ts';

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What Microsoft answers, made up or recorded, for the real client and providers. */
export function answering(answerTo: (request: HttpRequest) => Answer) {
  const asked: HttpRequest[] = [];
  const client = createGraphClient(async (request): Promise<HttpResponse> => {
    asked.push(request);
    const { status = 200, body, headers = {} } = answerTo(request);
    return { status, body, headers, requestId: 'request-1', clientRequestId: 'client-1' };
  }, 'https://graph.microsoft.com');
  return {
    client,
    roles: createRoleProvider(client),
    groups: createGroupProvider(client),
    people: createPeople(client),
    asked,
    person: ALEX,
  };
}

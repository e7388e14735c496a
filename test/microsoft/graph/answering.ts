import { createGraphClient } from '../../../src/microsoft/graph/client.ts';
import { createGroupProvider, createRoleProvider } from '../../../src/microsoft/graph/graph-provider.ts';
import { createPeople } from '../../../src/microsoft/graph/people.ts';
import type { HttpRequest } from '../../../src/microsoft/http/http-request.ts';
import { type Answer, answeringSend } from '../http/answering-send.ts';
import { ALEX } from '../http/rig.ts';

/** What Graph answers, made up or recorded, for the real client and providers. */
export function answering(answerTo: (request: HttpRequest) => Answer) {
  const { send, asked } = answeringSend(answerTo);
  const client = createGraphClient(send, 'https://graph.microsoft.com');
  return {
    client,
    roles: createRoleProvider(client),
    groups: createGroupProvider(client),
    people: createPeople(client),
    asked,
    person: ALEX,
  };
}

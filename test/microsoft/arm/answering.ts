import { createAzureProvider } from '../../../src/microsoft/arm/arm-provider.ts';
import { createArmClient } from '../../../src/microsoft/arm/client.ts';
import type { HttpRequest } from '../../../src/microsoft/http/http-request.ts';
import { type Answer, answeringSend } from '../http/answering-send.ts';
import { ALEX } from '../http/rig.ts';

/** What Azure answers, made up or recorded, for the real client and provider. */
export function answering(answerTo: (request: HttpRequest) => Answer) {
  const { send, asked } = answeringSend(answerTo);
  return { azure: createAzureProvider(createArmClient(send, 'https://management.azure.com')), asked, person: ALEX };
}

export const SUBSCRIPTION = '/subscriptions/A1C4F0D2-3b6e-4f58-9c07-d2e81b5a6f34';
export const ROLE = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const AUTHORIZATION = 'providers/Microsoft.Authorization';

/** A row in the envelope of Azure, with every link that some collection needs. */
export const rowOf = (properties: object, name = 'row-1') => ({
  id: `${SUBSCRIPTION}/${AUTHORIZATION}/roleAnySchedules/${name}`,
  name,
  type: 'Microsoft.Authorization/roleAnySchedules',
  properties: {
    scope: SUBSCRIPTION,
    roleDefinitionId: `${SUBSCRIPTION}/${AUTHORIZATION}/roleDefinitions/${ROLE}`,
    principalId: ALEX.objectId,
    principalType: 'User',
    status: 'Provisioned',
    roleEligibilityScheduleId: `${SUBSCRIPTION}/${AUTHORIZATION}/roleEligibilitySchedules/${name}`,
    ...properties,
  },
});

/** The one eligibility that a row with these properties is read as. */
export async function eligibilityFrom(properties: object) {
  const { azure, person } = answering(() => ({ body: { value: [rowOf(properties)] } }));
  const [read] = await azure.rights.eligibilities(person, 'mine');
  if (!read) throw new Error('The row was not read.');
  return read;
}

/** The one request that a row with these properties is read as. */
export async function requestFrom(properties: object) {
  const row = rowOf({ requestType: 'SelfActivate', ...properties });
  const { azure, person } = answering(() => ({ body: { value: [row] } }));
  const [read] = await azure.requests.list(person, 'assignment', 'mine');
  if (!read) throw new Error('The row was not read.');
  return read;
}

import assert from 'node:assert/strict';
import { EXACT } from '../../src/simulator/pim/knobs.ts';
import { readAzureExamples } from '../replay/azure/examples.ts';
import { type ArmRig, startArmRig } from '../simulator/arm/arm-rig.ts';
import { type Rig, startRig } from '../simulator/rig.ts';
import { useEverythingOfAzure } from './arm/use-everything-of-azure.ts';
import { type Contract, createContract } from './contract.ts';
import { exchangesIn } from './exchanges-in.ts';
import { useEverything } from './graph/use-everything.ts';
import { REFERENCE } from './openapi.ts';
import { readExamples } from './read-examples.ts';
import { readTraffic } from './read-traffic.ts';

describe("Microsoft's descriptions of Graph and of Azure Resource Manager", () => {
  let contract: Contract;
  let rig: Rig;
  let azure: ArmRig;

  before(async function () {
    if (!REFERENCE) console.log('      PIM_REFERENCE is not set: the contract with Microsoft is not checked.');
    if (!REFERENCE) return this.skip();
    contract = createContract();
    rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z') });
    azure = await startArmRig({ knobs: { ...EXACT, azure: { ...EXACT.azure, pageSize: 5 } } });
  });
  after(async () => {
    await rig?.stop();
    await azure?.stop();
  });

  for (const example of readExamples())
    it(`allow the example ${example.name}`, () => assert.deepEqual(contract.check(example), []));

  // A placeholder instead of a path could be the id of anything.
  for (const example of readAzureExamples())
    if (!example.name.endsWith('/GetRoleDefinitionById'))
      it(`allow what Azure answered in ${example.name}`, () => assert.deepEqual(contract.check(example), []));

  it('allow everything that the simulated Graph answers', async () => {
    await useEverything(rig);
    const traffic = (await readTraffic(rig.url)).flatMap(exchangesIn);
    assert.ok(traffic.length > 80, `only ${traffic.length} requests were made`);
    for (const { status, url, method } of traffic) assert.notEqual(status, 501, `${method} ${url} is not served`);
    assert.deepEqual([...new Set(traffic.flatMap((one) => contract.check(one)))], []);
  });

  it('allow everything that the simulated Azure answers', async () => {
    await useEverythingOfAzure(azure);
    const traffic = (await readTraffic(azure.url)).flatMap(exchangesIn);
    assert.ok(traffic.length > 150, `only ${traffic.length} requests were made`);
    for (const { status, url, method } of traffic) assert.notEqual(status, 501, `${method} ${url} is not served`);
    assert.deepEqual([...new Set(traffic.flatMap((one) => contract.check(one)))], []);
  });

  it('need every exception that is listed', () => {
    assert.deepEqual(contract.unused(), []);
  });

  it('notice an unknown member, a wrong kind, a wrong word, a null too many and an unknown path', () => {
    const url = 'https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignmentScheduleRequests';
    const said = (method: string, to: string, requestBody: unknown, responseBody: unknown) =>
      contract.check({ method, url: to, requestBody, status: method === 'GET' ? 200 : 201, responseBody }).join('\n');
    assert.match(said('POST', url, { colour: 'red' }, {}), /request\.colour is a member that the schema does not have/);
    assert.match(said('GET', url, null, { value: [{ status: 7 }] }), /response\.value\[0\]\.status is 7/);
    assert.match(said('GET', url, null, { value: [{ action: 'selfDestruct' }] }), /action is "selfDestruct"/);
    assert.match(
      said('GET', url, null, { value: [{ createdDateTime: 'yesterday' }] }),
      /createdDateTime is "yesterday"/,
    );
    assert.match(said('GET', `${url}ies`, null, {}), /is no operation of Microsoft Graph/);
  });
});

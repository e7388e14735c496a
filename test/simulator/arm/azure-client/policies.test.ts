import assert from 'node:assert/strict';
import { personId } from '../../rig.ts';
import { AUTHORIZATION, azureRoleId, DEV, GROUP, newGuid, PROD, roleAt, WEB, WEB_DEV } from '../arm-rig.ts';
import { activation, all, type ClientRig, lasting, startClientRig } from './client-rig.ts';

const ISAIAH = personId('Isaiah');

describe("Policies and roles through Microsoft's own client for Azure", () => {
  let rig: ClientRig;

  beforeEach(async () => {
    rig = await startClientRig();
  });
  afterEach(() => rig.stop());

  it('reads policies and their assignments, and changes one rule', async () => {
    const adele = await rig.clientOf('Adele');
    const assignments = await all(adele.roleManagementPolicyAssignments.listForScope(DEV));
    const assigned = assignments.find((one) => one.roleDefinitionId === roleAt(DEV, 'Contributor'));
    assert.equal(assigned?.effectiveRules?.length, 17);
    const again = await adele.roleManagementPolicyAssignments.get(DEV, assigned?.name ?? '');
    assert.deepEqual(again.policyAssignmentProperties, assigned?.policyAssignmentProperties);

    const name = assigned?.policyId?.split('/').at(-1) ?? '';
    const listed = await all(adele.roleManagementPolicies.listForScope(DEV));
    assert.ok(listed.some((one) => one.name === name));
    const policy = await adele.roleManagementPolicies.get(DEV, name);
    const rule = policy.rules?.find(({ id }) => id === 'Expiration_EndUser_Assignment');
    assert.ok(rule && 'maximumDuration' in rule);
    assert.equal(rule.maximumDuration, 'PT8H');
    const changed = await adele.roleManagementPolicies.update(DEV, name, {
      rules: [{ ...rule, maximumDuration: 'PT2H' }],
    });
    assert.equal(changed.rules?.length, 17);
    const alex = await rig.clientOf('Alex');
    await assert.rejects(
      alex.roleAssignmentScheduleRequests.create(DEV, newGuid(), {
        ...activation('Contributor', DEV),
        scheduleInfo: lasting('PT3H'),
      }),
      /ExpirationRule/,
    );
    await assert.rejects(alex.roleManagementPolicies.update(DEV, name, { rules: [rule] }), {
      code: 'AuthorizationFailed',
      statusCode: 403,
    });
  });

  it('is told what the service does not do, though the specification has it', async () => {
    const adele = await rig.clientOf('Adele');
    const [assigned] = await all(adele.roleManagementPolicyAssignments.listForScope(DEV));
    const name = assigned?.name ?? '';
    const policy = assigned?.policyId?.split('/').at(-1) ?? '';
    await assert.rejects(adele.roleManagementPolicies.delete(DEV, policy), { statusCode: 405 });
    await assert.rejects(adele.roleManagementPolicyAssignments.delete(DEV, name), { statusCode: 405 });
    const { scope, roleDefinitionId, policyId } = assigned ?? {};
    await assert.rejects(
      adele.roleManagementPolicyAssignments.create(DEV, name, {
        ...(scope ? { scope } : {}),
        ...(roleDefinitionId ? { roleDefinitionId } : {}),
        ...(policyId ? { policyId } : {}),
      }),
      { statusCode: 400 },
    );
  });

  it('finds the scopes below, on which something can be activated', async () => {
    const alex = await rig.clientOf('Alex');
    const below = await all(alex.eligibleChildResources.list(GROUP, { filter: "resourceType eq 'Subscription'" }));
    assert.deepEqual(below.map(({ name }) => name).sort(), ['Contoso Dev', 'Contoso Prod']);
    const groups = await all(alex.eligibleChildResources.list(DEV));
    assert.deepEqual(
      groups.map(({ id, type }) => [id, type]),
      [[WEB_DEV, 'resourcegroup']],
    );
  });

  it('gives and takes roles past PIM, reads what they permit, and tells what one may do oneself', async () => {
    const adele = await rig.clientOf('Adele');
    const { roleAssignments, roleDefinitions } = adele;
    const reader = await roleDefinitions.get(PROD, azureRoleId('Reader'));
    assert.deepEqual(
      reader.permissions?.map(({ actions }) => actions),
      [['*/read']],
    );
    assert.equal((await roleDefinitions.getById(reader.id ?? '')).roleName, 'Reader');
    assert.ok((await all(roleDefinitions.list(PROD, { filter: "type eq 'CustomRole'" }))).length > 0);

    const given = await roleAssignments.create(WEB, newGuid(), {
      principalId: ISAIAH,
      roleDefinitionId: reader.id ?? '',
    });
    assert.equal(given.principalType, 'User');
    assert.equal((await roleAssignments.get(WEB, given.name ?? '')).scope, WEB);
    assert.equal((await roleAssignments.getById(given.id ?? '')).principalId, ISAIAH);
    const filter = `principalId eq '${ISAIAH}'`;
    for (const list of [
      roleAssignments.listForScope(WEB, { filter }),
      roleAssignments.listForSubscription({ filter }),
      roleAssignments.listForResourceGroup('rg-web-prod', { filter }),
    ])
      assert.deepEqual(
        (await all(list)).map(({ name }) => name),
        [given.name],
      );
    const isaiah = await rig.clientOf('Isaiah');
    const permissions = await all(isaiah.permissions.listForResourceGroup('rg-web-prod'));
    assert.deepEqual(
      permissions.map(({ actions }) => actions),
      [['*/read']],
    );
    await roleAssignments.deleteById(given.id ?? '');
    await assert.rejects(roleAssignments.get(WEB, given.name ?? ''), {
      code: 'RoleAssignmentNotFound',
      statusCode: 404,
    });
    const byId = await roleAssignments.createById(`${WEB}/${AUTHORIZATION}/roleAssignments/${newGuid()}`, {
      principalId: ISAIAH,
      roleDefinitionId: reader.id ?? '',
    });
    await roleAssignments.delete(WEB, byId.name ?? '');
    assert.deepEqual(await all(isaiah.permissions.listForResourceGroup('rg-web-prod')), []);
  });

  it('asks for a single resource in its own way', async () => {
    const adele = await rig.clientOf('Adele');
    const { roleAssignments, permissions } = adele;
    const place = ['rg-data-prod', 'Microsoft.Storage', 'storageAccounts', 'stcontosodata'] as const;
    const [owner, ...others] = await all(roleAssignments.listForResource(...place));
    assert.equal(owner?.scope, GROUP);
    assert.deepEqual(others, []);
    const [may] = await all(
      permissions.listForResource('rg-data-prod', 'Microsoft.Storage', '', 'storageAccounts', 'stcontosodata'),
    );
    assert.deepEqual(may?.actions, ['*']);
  });
});

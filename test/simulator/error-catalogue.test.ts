import assert from 'node:assert/strict';
import { EXACT } from '../../src/simulator/pim/knobs.ts';
import { ALERTS, contosoWith } from './alerts/alert-asks.ts';
import { forDuration, forGood, G, groupAsk, R, roleAsk } from './asks.ts';
import { POLICIES, POLICY_SCOPES, rolePolicy, ruleBody } from './policy-asks.ts';
import { personId, type Reply, type Rig, roleId, startRig } from './rig.ts';

const REQUESTS = `${R}/roleAssignmentScheduleRequests`;

interface Row {
  readonly status: number;
  readonly code: string;
  /** The whole sentence, or what it must look like. */
  readonly message: string | RegExp;
  /** PIM's own come in either envelope, the others always in the same. */
  readonly envelope: 'either' | 'plain' | 'wrapped';
  readonly why: string;
  provoke(rig: Rig): Promise<Reply>;
}

const activate = async (rig: Rig, role: string, more: object = forDuration('PT1H'), claims = {}) => {
  const alex = await rig.as('Alex', { claims });
  return alex.post(REQUESTS, roleAsk('selfActivate', alex.id, role, { ...more }));
};
const administer = async (rig: Rig, action: string, more: object) => {
  const adele = await rig.as('Adele');
  return adele.post(REQUESTS, roleAsk(action, personId('Isaiah'), 'Teams Administrator', { ...more }));
};
const ticketInfo = { ticketNumber: 'CHG-1', ticketSystem: 'Change' };
const failed = (rule: string, reason: string, provoke: Row['provoke']): Row => ({
  status: 400,
  code: 'RoleAssignmentRequestPolicyValidationFailed',
  message: `${rule} - ${reason}`,
  envelope: 'either',
  why: rule,
  provoke,
});

/** Everything of graph-pim.md §11, each provoked as a client would. */
const CATALOGUE: readonly Row[] = [
  {
    status: 400,
    code: 'RoleAssignmentExists',
    message: 'The Role assignment already exists.',
    envelope: 'either',
    why: 'activating while active, even for later',
    provoke: async (rig) => {
      await activate(rig, 'Security Reader');
      return activate(rig, 'Security Reader', forDuration('PT1H', new Date(Date.now() + 864e5).toISOString()));
    },
  },
  {
    status: 400,
    code: 'RoleAssignmentDoesNotExist',
    message: 'The Role assignment does not exist.',
    envelope: 'either',
    why: 'removing what is not there',
    provoke: (rig) => administer(rig, 'adminRemove', {}),
  },
  {
    status: 400,
    code: 'PendingRoleAssignmentRequest',
    message: 'There is already an existing pending Role assignment request.',
    envelope: 'either',
    why: 'asking again while an approver decides',
    provoke: async (rig) => {
      await activate(rig, 'User Administrator');
      return activate(rig, 'User Administrator');
    },
  },
  failed('ExpirationRule', 'The duration in the request is greater than maximum allowed duration', (rig) =>
    activate(rig, 'Global Reader', forDuration('PT9H')),
  ),
  failed('ExpirationRule', 'The policy does not allow permanent assignment', (rig) =>
    activate(rig, 'Global Reader', forGood),
  ),
  failed('JustificationRule', 'Justification is required', (rig) =>
    activate(rig, 'Global Reader', { ...forDuration('PT1H'), justification: null }),
  ),
  failed('TicketingRule', 'Ticket information is required', (rig) => activate(rig, 'Global Administrator')),
  failed('MfaRule', 'Multi-factor authentication is required', (rig) =>
    activate(rig, 'Exchange Administrator', forDuration('PT1H'), { amr: ['pwd'] }),
  ),
  failed('EligibilityRule', 'There is no valid eligibility', (rig) => activate(rig, 'Security Administrator')),
  {
    status: 400,
    code: 'RoleAssignmentRequestAcrsValidationFailed',
    message:
      '&claims=%7B%22access_token%22%3A%7B%22acrs%22%3A%7B%22essential%22%3Atrue%2C%20%22value%22%3A%22c1%22%7D%7D%7D',
    envelope: 'either',
    why: 'a token without the authentication context',
    provoke: (rig) => activate(rig, 'Global Administrator', { ...forDuration('PT1H'), ticketInfo }, { acrs: null }),
  },
  {
    status: 400,
    code: 'ActiveDurationTooShort',
    message: 'The Active duration is too short. Miniumum Required is 5 minutes.',
    envelope: 'either',
    why: 'ending an activation that has only begun',
    provoke: async (rig) => {
      await activate(rig, 'Security Reader');
      const alex = await rig.as('Alex');
      return alex.post(REQUESTS, roleAsk('selfDeactivate', alex.id, 'Security Reader'));
    },
  },
  {
    status: 400,
    code: 'InvalidRoleAssignmentRequest',
    message: 'The role assignment request is invalid.',
    envelope: 'either',
    why: 'a duration in months',
    provoke: async (rig) => {
      const adele = await rig.as('Adele');
      const ask = groupAsk('adminAssign', personId('Isaiah'), 'Build Agents', forDuration('P6M'));
      return adele.post(`${G}/assignmentScheduleRequests`, ask);
    },
  },
  {
    status: 400,
    code: 'InvalidFilter',
    message: "The status eq 'PendingApproval' filter is invalid.",
    envelope: 'either',
    why: 'a bare status in the plain list',
    provoke: async (rig) => (await rig.as('Adele')).get(`${REQUESTS}?$filter=status eq 'PendingApproval'`),
  },
  {
    status: 400,
    code: 'MissingParameters',
    message: 'The required parameters GroupId or PrincipalId is missing',
    envelope: 'either',
    why: 'a list of all groups',
    provoke: async (rig) => (await rig.as('Adele')).get(`${G}/eligibilitySchedules`),
  },
  ...[
    ['v1.0/roleManagement/directory/roleAssignmentApprovals/x', 'roleAssignmentApprovals'],
    [`${ALERTS.replace('/beta', 'v1.0')}/alerts`, 'roleManagementAlerts'],
    ["v1.0/roleManagement/directory/roleSchedules(directoryScopeId='/')", 'roleSchedules'],
    [`${G.slice(1)}/assignmentApprovals/${crypto.randomUUID()}/steps`, 'steps'],
    [`${G.replace('/v1.0', 'beta')}/assignmentApprovals/${crypto.randomUUID()}/stages`, 'stages'],
    ['v1.0/privilegedAccess/aadRoles/resources', 'privilegedAccess'],
    ['v1.0/privilegedRoles', 'privilegedRoles'],
    ['v1.0/privilegedApproval', 'privilegedApproval'],
  ].map(
    ([path, segment]): Row => ({
      status: 400,
      code: 'BadRequest',
      message: `Resource not found for the segment '${segment}'.`,
      envelope: 'plain',
      why: `${segment} in the version that does not have it`,
      provoke: async (rig) => (await rig.as('Adele')).get(`/${path}`),
    }),
  ),
  {
    status: 400,
    code: 'MissingProvider',
    message: 'The provider is missing.',
    envelope: 'wrapped',
    why: 'the id of a policy that is none',
    provoke: async (rig) => (await rig.as('Adele')).get(`${POLICIES}/P/rules`),
  },
  ...(
    [
      ['InvalidPolicyRule', 'The policy rule is invalid.', 'rule', { maximumDuration: 'P1M' }],
      ['InvalidPolicy', 'The policy is invalid.', 'policy', { maximumDuration: 'P1M' }],
    ] as const
  ).map(
    ([code, message, what, more]): Row => ({
      status: 400,
      code,
      message,
      envelope: 'either',
      why: `a ${what} that PIM does not take`,
      provoke: async (rig) => {
        const adele = await rig.as('Adele', { scopes: POLICY_SCOPES });
        const path = `${POLICIES}/${await rolePolicy(adele, 'Global Reader')}`;
        const rule = ruleBody('Expiration_EndUser_Assignment', more);
        return what === 'policy' ? adele.patch(path, { rules: [rule] }) : adele.patch(`${path}/rules/${rule.id}`, rule);
      },
    }),
  ),
  {
    status: 400,
    code: 'MfaAndAcrsConflict',
    message: 'The Mfa and Acrs policy settings cannot be enabled simultaneously.',
    envelope: 'either',
    why: 'multi-factor authentication beside a context',
    provoke: async (rig) => {
      const adele = await rig.as('Adele', { scopes: POLICY_SCOPES });
      const rule = ruleBody('Enablement_EndUser_Assignment', { enabledRules: ['MultiFactorAuthentication'] });
      return adele.patch(`${POLICIES}/${await rolePolicy(adele, 'Global Administrator')}/rules/${rule.id}`, rule);
    },
  },
  {
    status: 400,
    code: 'Request_BadRequest',
    message: 'The given built-in role is not supported to be assigned to a single resource scope.',
    envelope: 'plain',
    why: 'a role at a unit that it cannot be limited to',
    provoke: async (rig) => {
      const directoryScopeId = '/administrativeUnits/5a3c1fbd-f9da-4bf3-a816-96a68afe2312';
      const adele = await rig.as('Adele');
      const ask = roleAsk('adminAssign', adele.id, 'Global Reader', { ...forDuration('P1D'), directoryScopeId });
      return adele.post(REQUESTS, ask);
    },
  },
  {
    status: 401,
    code: 'InvalidAuthenticationToken',
    message: 'Access token validation failure. Invalid audience.',
    envelope: 'plain',
    why: 'a token for another service',
    provoke: async (rig) => (await rig.as('Alex', { claims: { aud: 'https://vault.azure.net' } })).get('/v1.0/me'),
  },
  {
    status: 403,
    code: 'PermissionScopeNotGranted',
    message:
      'Authorization failed due to missing permission scope PrivilegedAssignmentSchedule.Read.AzureADGroup,PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup,PrivilegedAccess.Read.AzureADGroup,PrivilegedAccess.ReadWrite.AzureADGroup.',
    envelope: 'wrapped',
    why: 'a token without the permission',
    provoke: async (rig) =>
      (await rig.as('Alex', { scopes: ['User.Read'] })).get(`${G}/assignmentScheduleInstances?$filter=groupId eq 'x'`),
  },
  {
    status: 403,
    code: '',
    message:
      'Valid permissions not present. User needs one of the following permissions for this action : PrivilegedAccess.ReadWrite.AzureAD,PrivilegedAccess.Read.AzureAD',
    envelope: 'plain',
    why: 'approvals of roles without the older permission',
    provoke: async (rig) =>
      (await rig.as('Megan', { scopes: ['RoleAssignmentSchedule.ReadWrite.Directory'] })).get(
        `/beta/roleManagement/directory/roleAssignmentApprovals/${crypto.randomUUID()}`,
      ),
  },
  {
    status: 403,
    code: 'UnauthorizedAccessException',
    message: 'Attempted to perform an unauthorized operation.',
    envelope: 'either',
    why: 'a list of everybody’s by somebody without a role',
    provoke: async (rig) => (await rig.as('Isaiah')).get(`${R}/roleAssignmentSchedules`),
  },
  {
    status: 403,
    code: 'Authorization_RequestDenied',
    message: 'Insufficient privileges to complete the operation.',
    envelope: 'plain',
    why: 'the directory without its permission',
    provoke: async (rig) => (await rig.as('Alex', { scopes: ['User.Read'] })).get('/v1.0/groups'),
  },
  {
    status: 404,
    code: 'SubjectNotFound',
    message: 'The subject is not found.',
    envelope: 'either',
    why: 'a principal that PIM does not know',
    provoke: (rig) => administer(rig, 'adminAssign', { ...forDuration('P1D'), principalId: crypto.randomUUID() }),
  },
  {
    status: 404,
    code: 'RoleNotFound',
    message: 'The role is not found.',
    envelope: 'either',
    why: 'a role that PIM does not know',
    provoke: (rig) => administer(rig, 'adminAssign', { ...forDuration('P1D'), roleDefinitionId: crypto.randomUUID() }),
  },
  {
    status: 404,
    code: 'ResourceNotFound',
    message: 'The resource is not found.',
    envelope: 'either',
    why: 'a request that was never made, or purged',
    provoke: async (rig) => (await rig.as('Adele')).get(`${REQUESTS}/${crypto.randomUUID()}`),
  },
  {
    status: 409,
    code: 'Conflict',
    message: /decided already/,
    envelope: 'either',
    why: 'deciding what another approver decided',
    provoke: async (rig) => {
      const { id } = (await activate(rig, 'User Administrator')).body;
      const step = `/beta/roleManagement/directory/roleAssignmentApprovals/${id}/steps/${id}`;
      const decision = { reviewResult: 'Approve', justification: 'fine' };
      await (await rig.as('Megan')).patch(step, decision);
      return (await rig.as('Diego')).patch(step, decision);
    },
  },
];

const KNOBS = {
  'the plain envelope and prose': { ...EXACT },
  'the wrapped envelope and lists of rules': { ...EXACT, wrappedErrors: true, policyWording: 'list' as const },
};

for (const [name, knobs] of Object.entries(KNOBS))
  describe(`The catalogue of errors, in ${name}`, () => {
    let rig: Rig;

    before(async () => {
      rig = await startRig({ knobs });
    });
    after(() => rig.stop());
    beforeEach(() => rig.control('reset', {}));

    for (const { status, code, message, envelope, why, provoke } of CATALOGUE)
      it(`${status} ${code || 'without a code'}: ${why}`, async () => {
        const reply = await provoke(rig);
        const isWrapped = envelope === 'wrapped' || (envelope === 'either' && knobs.wrappedErrors);
        assert.deepEqual([reply.status, reply.body.error.code], [status, isWrapped ? 'UnknownError' : code]);
        const said = isWrapped ? unwrapped(reply, code) : reply.body.error.message;
        if (typeof message !== 'string') assert.match(said, message);
        else assert.equal(said, worded(code, message, knobs.policyWording));
        assert.deepEqual(Object.keys(reply.body.error.innerError), ['date', 'request-id', 'client-request-id']);
      });
  });

/** The message in the message. */
function unwrapped({ body }: Reply, code: string): string {
  const inner = JSON.parse(body.error.message);
  assert.deepEqual([inner.errorCode, inner.instanceAnnotations], [code, []]);
  return inner.message;
}

function worded(code: string, message: string, wording: 'prose' | 'list'): string {
  if (code !== 'RoleAssignmentRequestPolicyValidationFailed') return message;
  const [rule = ''] = message.split(' - ');
  return `The following policy rules failed: ${wording === 'prose' ? message : JSON.stringify([rule])}`;
}

for (const knobs of Object.values(KNOBS))
  describe(`A tenant without a licence, with ${knobs.wrappedErrors ? 'wrapped' : 'plain'} errors`, () => {
    it('is told so by PIM, in reading and in writing', async () => {
      const rig = await startRig({ knobs, tenant: contosoWith({ isLicensed: false }) });
      try {
        const sentence = 'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.';
        const own = `${R}/roleEligibilitySchedules/filterByCurrentUser(on='principal')`;
        for (const reply of [await (await rig.as('Alex')).get(own), await activate(rig, 'Security Reader')]) {
          assert.equal(reply.status, 400);
          const { code, message } = reply.body.error;
          assert.equal(code, knobs.wrappedErrors ? 'UnknownError' : 'AadPremiumLicenseRequired');
          assert.equal(knobs.wrappedErrors ? unwrapped(reply, 'AadPremiumLicenseRequired') : message, sentence);
        }
      } finally {
        await rig.stop();
      }
    });
  });

describe('Errors that are made on purpose', () => {
  it('are throttled parts of a batch, each with a status of its own', async () => {
    const rig = await startRig();
    try {
      const alex = await rig.as('Alex');
      const body = { error: { code: 'UnknownError', message: 'Too Many Requests' } };
      const headers = { 'retry-after': '7' };
      await rig.control('faults', { path: 'roleManagementPolicyAssignments', status: 429, headers, body });
      const filter = `scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq '${roleId('Global Reader')}'`;
      const url = `/policies/roleManagementPolicyAssignments?$filter=${filter}`;
      const requests = ['1', '2'].map((id) => ({ id, method: 'GET', url }));
      const batch = await alex.post('/v1.0/$batch', { requests });
      const [first, second] = batch.body.responses;
      assert.deepEqual([batch.status, first.status, second.status], [200, 429, 200]);
      assert.deepEqual([first.headers['retry-after'], first.body], ['7', body]);
    } finally {
      await rig.stop();
    }
  });
});

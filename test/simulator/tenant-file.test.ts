import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import contoso from '../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { loadTenant } from '../../src/simulator/tenant/load-tenant.ts';
import { readTenantFile } from '../../src/simulator/tenant/read-tenant-file.ts';
import { TenantFileError } from '../../src/simulator/tenant/tenant-file-error.ts';

const NOW = new Date('2026-11-24T08:00:00Z');

/** The problems that a changed Contoso has. */
function problemsWith(change: Record<string, unknown>): readonly string[] {
  try {
    loadTenant({ ...contoso, ...change }, NOW);
  } catch (error) {
    if (error instanceof TenantFileError) return error.problems;
    throw error;
  }
  return [];
}

describe('The tenant file', () => {
  it('of Contoso is good, and its relative times count from the start', () => {
    const tenant = loadTenant(contoso, NOW);
    const billing = tenant.roleGrants.eligibility.find(({ end }) => end !== null);
    assert.equal(billing?.end?.toISOString(), '2026-11-29T08:00:00.000Z');
    const ended = tenant.groupGrants.eligibility.find(({ end }) => end !== null);
    assert.equal(ended?.end?.toISOString(), '2026-11-23T08:00:00.000Z');
  });

  it('has the people, roles and groups that the plan names', () => {
    const names = [...contoso.people, ...contoso.groups].map(({ displayName }) => displayName);
    for (const name of [
      'Alex Wilber',
      'Megan Bowen',
      'Diego Siciliani',
      'Adele Vance',
      'Isaiah Langer',
      'Lynne Robbins',
      'PIM Approvers',
      'Prod Database Operators',
      'Incident Commanders',
      'Build Agents',
    ])
      assert.ok(names.includes(name), name);
  });

  for (const [why, change, expected] of [
    ['a member that nobody knows', { colour: 'red' }, /the file has "colour": expected no such member/],
    ['an id that is none', { tenantId: 'contoso' }, /tenantId is "contoso": expected a GUID/],
    ['nobody in it', { people: [] }, /people is \[\]: expected at least one person/],
    [
      'an unknown member of a group',
      { groups: [{ ...contoso.groups[0], members: ['ghost@contoso.example'] }] },
      /groups\[0\]\.members\[0\] is "ghost@contoso\.example"/,
    ],
    [
      'an unknown role',
      { eligibilities: [{ principal: 'alexw@contoso.example', role: 'King' }] },
      /eligibilities\[0\]\.role is "King": expected the name or id of one of the roles/,
    ],
    [
      'an unknown scope',
      { eligibilities: [{ principal: 'alexw@contoso.example', role: 'Global Reader', scope: 'Atlantis' }] },
      /eligibilities\[0\]\.scope is "Atlantis"/,
    ],
    [
      'a role for a group that was not made for it',
      { assignments: [{ principal: 'PIM Approvers', role: 'Global Reader' }] },
      /assignments\[0\]\.principal is "PIM Approvers": expected a person, or a group with "roleAssignable"/,
    ],
    [
      'a role at a part of the directory that it cannot be limited to',
      { eligibilities: [{ principal: 'alexw@contoso.example', role: 'Global Reader', scope: 'Madrid' }] },
      /eligibilities\[0\]\.scope is "Madrid": expected one of what the role allows: \//,
    ],
    [
      'an access that is none',
      { groupEligibilities: [{ principal: 'alexw@contoso.example', group: 'Build Agents', access: 'guest' }] },
      /groupEligibilities\[0\]\.access is "guest": expected "member" or "owner"/,
    ],
    [
      'an unknown group',
      { groupAssignments: [{ principal: 'alexw@contoso.example', group: 'Nobodies', access: 'member' }] },
      /groupAssignments\[0\]\.group is "Nobodies"/,
    ],
    [
      'a duration that is none',
      { roles: [{ ...contoso.roles[0], policy: { maximumDuration: 'P1M' } }] },
      /roles\[0\]\.policy\.maximumDuration is "P1M": expected an ISO 8601 duration/,
    ],
    [
      'a moment that is none',
      { eligibilities: [{ principal: 'alexw@contoso.example', role: 'Global Reader', until: 'soon' }] },
      /eligibilities\[0\]\.until is "soon"/,
    ],
    [
      'a certificate that is none',
      { bot: { ...contoso.bot, certificates: ['-----BEGIN CERTIFICATE-----'] } },
      /bot\.certificates\[0\] is ".*": expected an X\.509 certificate with an RSA key, in PEM/,
    ],
    [
      'a federated credential whose issuer nobody can check',
      { bot: { ...contoso.bot, federatedCredentials: [{ issuer: 'https://cluster.example', subject: 'bot' }] } },
      /bot\.federatedCredentials\[0\]\.keys is missing: expected the issuer's public keys/,
    ],
    [
      'a key that is none',
      {
        bot: {
          ...contoso.bot,
          federatedCredentials: [
            { issuer: 'https://cluster.example', subject: 'bot', keys: [{ kty: 'RSA', n: '', e: 'AQAB' }] },
          ],
        },
      },
      /bot\.federatedCredentials\[0\]\.keys\[0\]/,
    ],
    [
      'a way back that anybody could take',
      { bot: { ...contoso.bot, redirectUris: ['http://bot.contoso.example/auth/callback'] } },
      /bot\.redirectUris\[0\] is "http:\/\/bot.*": expected an https address, or http on this machine/,
    ],
    [
      'consent that is neither yes nor no nor a list',
      { bot: { ...contoso.bot, consented: 'maybe' } },
      /bot\.consented is "maybe": expected true, false, or lists for graph and arm/,
    ],
    [
      'somebody assigned who does not exist',
      { bot: { ...contoso.bot, assignedTo: ['ghost@contoso.example'] } },
      /bot\.assignedTo\[0\] is "ghost@contoso\.example"/,
    ],
    [
      'a Conditional Access policy for nobody',
      { conditionalAccess: [{ displayName: 'X', people: ['Nobodies'], requires: 'mfa' }] },
      /conditionalAccess\[0\]\.people\[0\] is "Nobodies"/,
    ],
    [
      'a Conditional Access policy that requires magic',
      { conditionalAccess: [{ displayName: 'X', requires: 'magic' }] },
      /conditionalAccess\[0\]\.requires is "magic": expected "mfa", "externalChallenge", "block" or an authentication/,
    ],
    [
      'a Conditional Access policy for resources and contexts',
      { conditionalAccess: [{ displayName: 'X', resources: ['arm'], contexts: ['c1'], requires: 'mfa' }] },
      /conditionalAccess\[0\] is .*: expected "resources" or "contexts", not both/,
    ],
    [
      'the same id twice',
      {
        people: [contoso.people[0], contoso.people[0]],
        groups: [],
        roles: [],
        eligibilities: [],
        assignments: [],
        groupEligibilities: [],
        administrator: undefined,
      },
      /people\[1\]\.id is ".*": expected an id that nothing else in the file has/,
    ],
  ] as const)
    it(`with ${why} is refused, naming path, value and what is expected`, () => {
      const problems = problemsWith(change);
      assert.ok(
        problems.some((problem) => expected.test(problem)),
        problems.join('\n') || 'it was accepted',
      );
    });

  it('names everything that is wrong at once', () => {
    assert.equal(problemsWith({ tenantId: 'x', domain: 'not a domain', colour: 1 }).length, 3);
  });

  it('that is not there, or no JSON, is said to be so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pim-bot-'));
    try {
      await assert.rejects(readTenantFile(join(folder, 'none.json')), /none\.json cannot be read/);
      await writeFile(join(folder, 'torn.json'), '{');
      await assert.rejects(readTenantFile(join(folder, 'torn.json')), /torn\.json is not JSON/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

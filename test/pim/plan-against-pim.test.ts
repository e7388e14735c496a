import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Action,
  type Eligibility,
  type PimProvider,
  type Plan,
  type PlanContext,
  pimCodeOf,
  planActivation,
  planGrant,
  type RightKind,
  type ScheduleRequestDraft,
  type SignInStrength,
  type Target,
  targetOf,
  type WindowAction,
  windowOf,
} from '../../src/pim/index.ts';
import { azureTarget, WEB_DEV } from '../simulator/arm/arm-rig.ts';
import { groupId, personId, roleId } from '../simulator/rig.ts';
import { drawnInputs, drawnPolicies, inputFrom, setPolicy } from './drawn-plans.ts';
import { type Live, startLive } from './live.ts';
import { duration } from './sample.ts';

/** More for a longer look: PIM_PLAN_RUNS=2000. Both answers must have come up, or nothing was shown. */
const RUNS = Number(process.env.PIM_PLAN_RUNS ?? 100);
const SEED = 20261124;

const POLICY_EDITOR = [
  'RoleManagementPolicy.ReadWrite.Directory',
  'RoleManagementPolicy.ReadWrite.AzureADGroup',
  'RoleAssignmentSchedule.ReadWrite.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
  'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
  'RoleManagement.Read.Directory',
];
const WEAK: SignInStrength = { mfa: false, contexts: [] };
const STRONG: SignInStrength = { mfa: true, contexts: ['c1', 'c2'] };
const STRONG_CLAIMS = { amr: ['pwd', 'mfa'], acrs: ['c1', 'c2'] };

/** The same tenant, with Alex's password alone and with a stronger sign-in of his. */
for (const [what, signIn, claims] of [
  ['a password alone', WEAK, { amr: ['pwd'] }],
  ['MFA and the contexts c1 and c2', STRONG, STRONG_CLAIMS],
] as const)
  describe(`With ${what}, the plan says "would be accepted" exactly when PIM accepts`, () => {
    let live: Live;
    let accepted = 0;
    beforeEach(() => {
      accepted = 0;
    });
    const assertBothAnswers = () => assert.ok(accepted > 0 && accepted < RUNS, `PIM accepted ${accepted} of ${RUNS}`);
    before(async () => {
      live = await startLive({
        Alex: { claims },
        Adele: { claims: STRONG_CLAIMS, graphScopes: POLICY_EDITOR },
        Megan: { claims },
      });
    });
    after(() => live.stop());

    const providerOf = ({ provider }: Target): PimProvider => live.providers.get(provider) ?? assert.fail(provider);

    async function contextFor(
      target: Target,
      kind: RightKind,
      name: string,
      whose: 'mine' | object,
    ): Promise<PlanContext> {
      const { rights, requests } = providerOf(target);
      const [schedules, asked] = await Promise.all([
        rights.schedules(live.person(name), kind, whose),
        requests.list(live.person(name), kind, whose),
      ]);
      return {
        now: live.clock.now(),
        signIn: name === 'Adele' ? STRONG : signIn,
        current: { schedules, requests: asked },
      };
    }

    /** PIM's dry run of what the plan would send, or would send if it thought it wise. */
    async function compare(
      name: string,
      plan: Plan,
      asked: { action: WindowAction; kind: RightKind; target: Target; principalId: string },
      now: Date,
    ): Promise<void> {
      const window = windowOf(plan.input, now) ?? assert.fail('every drawn input has an end');
      const { justification, ticketNumber } = plan.input;
      const ticket = ticketNumber ? { ticketNumber, ticketSystem: undefined } : undefined;
      const draft: ScheduleRequestDraft = plan.draft ?? { ...asked, window, justification, ticket };
      const answer = await providerOf(asked.target)
        .requests.validate(live.person(name), draft, crypto.randomUUID())
        .then(
          () => 'accepted',
          (error) => String(error.facts?.pimCode ?? error),
        );
      const { missing, refusals, stepUp } = plan;
      const why = JSON.stringify({ answer, missing, refusals, stepUp, draft });
      assert.equal(plan.draft !== undefined && stepUp === undefined, answer === 'accepted', why);
      if (answer === 'accepted') accepted += 1;
      assert.ok(answer === 'accepted' || reasonsOf(plan).includes(answer), `PIM's reason is one of the plan's: ${why}`);
    }

    it(`for ${RUNS} activations under policies of every kind`, async () => {
      const names = fc.constantFrom(
        'Global Reader',
        'Reports Reader',
        'Billing Administrator',
        'Prod Database Operators',
        'Contoso Dev',
        'Storage Blob Data Contributor',
      );
      const property = fc.asyncProperty(
        names,
        drawnPolicies,
        drawnInputs,
        fc.boolean(),
        async (name, rules, said, isHeld) => {
          await live.reset();
          const [alex, adele] = [live.person('Alex'), live.person('Adele')];
          const eligibility = await eligibilityNamed(live, name);
          const target = targetOf(eligibility);
          if (isHeld) await activateFreely(live, eligibility);
          const policy = await setPolicy(providerOf(target), adele, target, rules);
          const context = await contextFor(target, 'assignment', 'Alex', 'mine');
          const input = inputFrom(said, context.now);
          const plan = planActivation({ person: alex, eligibility, input }, policy, context);
          const asked = { action: 'selfActivate', kind: 'assignment', target, principalId: alex.objectId } as const;
          await compare('Alex', plan, asked, context.now);
        },
      );
      await fc.assert(property, { numRuns: RUNS, seed: SEED });
      assertBothAnswers();
    }).timeout(120_000);

    it(`for ${RUNS} grants of administrators under policies of every kind`, async () => {
      const targets = fc.constantFrom<Target>(
        { provider: 'entra-role', roleId: roleId('Reports Reader'), scopeId: '/' },
        { provider: 'group', roleId: 'member', scopeId: groupId('Build Agents') },
        azureTarget('Monitoring Reader', WEB_DEV),
      );
      const kinds = fc.constantFrom<RightKind>('assignment', 'eligibility');
      const actions = fc.constantFrom('adminAssign', 'adminUpdate', 'adminExtend');
      const property = fc.asyncProperty(
        targets,
        kinds,
        actions,
        drawnPolicies,
        drawnInputs,
        fc.boolean(),
        async (target, kind, action, rules, said, isHeld) => {
          await live.reset();
          const principalId = personId('Isaiah');
          const wish = { action, kind, target, principalId } as const;
          if (isHeld) await grantFreely(live, wish);
          const policy = await setPolicy(providerOf(target), live.person('Adele'), target, rules);
          const filter = { principalId, scopeId: target.scopeId };
          const context = await contextFor(target, kind, 'Adele', filter);
          const endsAt = context.current?.schedules.find(({ role }) => role.id === target.roleId)?.endsAt;
          const current = isHeld ? { endsAt } : undefined;
          const plan = planGrant({ ...wish, input: inputFrom(said, context.now), current }, policy, context);
          await compare('Adele', plan, wish, context.now);
        },
      );
      await fc.assert(property, { numRuns: RUNS, seed: SEED });
      assertBothAnswers();
    }).timeout(120_000);
  });

/** Every code in which PIM may say what the plan says; which of several it names first is PIM's. */
function reasonsOf({ missing, refusals, stepUp }: Plan): readonly (string | undefined)[] {
  const isRuleFailed = missing.length > 0 || stepUp?.reason === 'mfa';
  return [
    ...refusals.map(pimCodeOf),
    ...(isRuleFailed ? ['RoleAssignmentRequestPolicyValidationFailed'] : []),
    ...(stepUp?.reason === 'authentication-context' ? ['RoleAssignmentRequestAcrsValidationFailed'] : []),
  ];
}

async function eligibilityNamed(live: Live, name: string): Promise<Eligibility> {
  const { answers } = await live.myRights.eligibilities(live.person('Alex'), { fresh: true });
  return answers.flat().find(({ role, scope }) => role.name === name || scope.name === name) ?? assert.fail(name);
}

const OPEN = {
  maximum: 'P1D',
  isExpirationRequired: true,
  enabled: [],
  context: undefined,
  isApprovalRequired: false,
} as const;

async function activateFreely(live: Live, eligibility: Eligibility): Promise<void> {
  const target = targetOf(eligibility);
  const provider = live.providers.get(target.provider) ?? assert.fail();
  const policy = await setPolicy(provider, live.person('Adele'), target, { ...OPEN, enabled: [] });
  const person = live.person('Alex');
  const wish = { person, eligibility, input: { duration: duration('PT1H') } };
  const { draft } = planActivation(wish, policy, { now: live.clock.now() });
  await live.submit(person, crypto.randomUUID(), { type: 'request', draft: draft ?? assert.fail() });
}

async function grantFreely(
  live: Live,
  asked: { kind: RightKind; target: Target; principalId: string; action: Action },
): Promise<void> {
  const input = { duration: duration('P2D'), justification: 'given before' };
  const { draft } = planGrant({ ...asked, action: 'adminAssign', input }, undefined, { now: live.clock.now() });
  await live.submit(live.person('Adele'), crypto.randomUUID(), { type: 'request', draft: draft ?? assert.fail() });
}

import { z } from 'zod';
import { changedPolicy } from '../../pim/policies/change-policy.ts';
import { RULES, type Rule } from '../../pim/policies/rules.ts';
import { type PimRefusal, refusals } from '../../pim/refusal.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { EVERYTHING, entityAnswer } from '../answer-query.ts';
import { readJson } from '../read-json.ts';
import { versionOf } from '../version.ts';
import { type FoundPolicy, findPolicy, POLICIES } from './find-policy.ts';
import { policyEntity } from './policy-entities.ts';
import { policyWriters } from './policy-permissions.ts';
import { readRule } from './read-rule.ts';
import { ruleEntity } from './rule-entity.ts';

const policyBody = z.looseObject({ rules: z.array(z.looseObject({ id: z.string() })).min(1) });

/** Changing a policy, several rules at once or one. What is wrong anywhere leaves everything as it was. */
export const policyWriteRoutes = (world: World): readonly Route[] => [
  {
    method: 'PATCH',
    pattern: `/{version}/${POLICIES}/{id}`,
    handler: async (call, { id = '' }) => {
      const found = await open(world, call, id);
      const read = policyBody.safeParse(readJson(call.body));
      if (!read.success) throw refusals.invalidPolicy();
      change(
        found,
        read.data.rules.map((body) => [ruleNamed(body.id, refusals.invalidPolicy), body]),
        refusals.invalidPolicy,
      );
      const { target, at } = found;
      // Under the id that was asked for, as in Microsoft's sample; whoever reads again finds a group's new one.
      return entityAnswer(call, POLICIES, policyEntity(target, at.state, versionOf(call)), EVERYTHING);
    },
  },
  {
    method: 'PATCH',
    pattern: `/{version}/${POLICIES}/{id}/rules/{ruleId}`,
    handler: async (call, { id = '', ruleId = '' }) => {
      const found = await open(world, call, id);
      const rule = ruleNamed(ruleId, () => refusals.unknownPolicyRule(ruleId));
      change(found, [[rule, readJson(call.body)]], refusals.invalidPolicyRule);
      const { target, at } = found;
      const policy = target.surface.policies(at.state).policyFor(target.access);
      // Microsoft Learn says 204; a client that was tried against the service takes 200 only.
      const entity = ruleEntity(rule, policy, at.state.directory, versionOf(call));
      return entityAnswer(call, `${POLICIES}('${id}')/rules`, entity, EVERYTHING);
    },
  },
];

/** The permission opens it, the role allows it. */
async function open(world: World, call: Call, id: string): Promise<FoundPolicy> {
  const found = await findPolicy(world, call, id, policyWriters);
  const { target, caller, at } = found;
  if (!target.surface.mayAdminister(target.access, caller, at)) throw refusals.notAllowed();
  return found;
}

function ruleNamed(id: string, unknown: () => PimRefusal): Rule {
  const rule = RULES.find((one) => one.id === id);
  if (!rule) throw unknown();
  return rule;
}

function change(
  { target: { surface, access }, caller, at }: FoundPolicy,
  bodies: readonly (readonly [Rule, unknown])[],
  invalid: () => PimRefusal,
): void {
  const book = surface.policies(at.state);
  const policy = book.policyFor(access);
  const changes = bodies.map(([rule, body]) => {
    const settings = readRule(rule, body, policy, at.state.directory);
    if (!settings) throw invalid();
    return { rule, settings };
  });
  book.change(access, changedPolicy(policy, changes, invalid), { at: at.now, by: caller.id });
}

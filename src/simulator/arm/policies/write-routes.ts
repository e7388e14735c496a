import { z } from 'zod';
import { changedPolicy } from '../../pim/policies/change-policy.ts';
import { RULES } from '../../pim/policies/rules.ts';
import { refusals } from '../../pim/refusal.ts';
import type { Answer } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { resourceNotFound } from '../arm-error.ts';
import { openPim } from '../open-call.ts';
import { readJson } from '../read-json.ts';
import { RIGHTS, requireRight } from '../rights.ts';
import { ASSIGNMENTS, POLICIES, policyEntity } from './policy-entities.ts';
import { policyTargets } from './policy-target.ts';
import { readRule } from './read-rule.ts';

const PATH = '{+scope}/providers/Microsoft.Authorization';

const policyBody = z.looseObject({ properties: z.looseObject({ rules: z.array(z.looseObject({ id: z.string() })) }) });

/** The specification has DELETE, the service does not (recorded in February 2022). */
const NOT_ALLOWED: Answer = {
  status: 405,
  headers: { allow: 'GET, PUT, POST' },
  body: { message: "The requested resource does not support http method 'DELETE'." },
};

/** Recorded likewise: a JSON text with nothing around it. */
const NOT_IMPLEMENTED: Answer = {
  status: 400,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: '"Not implemented exception"',
};

/** Changing a policy by its rules. What is wrong anywhere leaves everything as it was. */
export const policyWriteRoutes = (world: World): readonly Route[] => [
  {
    method: 'PATCH',
    pattern: `${PATH}/${POLICIES}/{name}`,
    handler: async (call, { scope = '', name = '' }) => {
      const { caller, at, scope: place } = await openPim(world, call, scope);
      requireRight(RIGHTS.changePolicy, place.id, caller, at);
      const target = policyTargets(place, at).find(({ names }) => names.includes(name.toLowerCase()));
      if (!target) throw resourceNotFound(`Microsoft.Authorization/${POLICIES}`, name);
      const read = policyBody.safeParse(readJson(call.body, []));
      if (!read.success) throw refusals.invalidPolicy();
      const { policies } = at.state.azure;
      const policy = policies.policyFor(target.access);
      const known = { directory: at.state.directory, recordings: world.knobs.azure.recordings };
      const changes = read.data.properties.rules.map((body) => {
        const rule = RULES.find(({ id }) => id === body.id);
        const settings = rule && readRule(rule, body, policy, known);
        if (!rule || !settings) throw refusals.invalidPolicy();
        return { rule, settings };
      });
      const changed = changedPolicy(policy, changes, refusals.invalidPolicy);
      policies.change(target.access, changed, { at: at.now, by: caller.id });
      // Under the GUID that was asked for; whoever lists again finds the new one.
      return { status: 200, body: policyEntity(target, name.toLowerCase(), place, at) };
    },
  },
  quirk(world, 'DELETE', POLICIES, NOT_ALLOWED),
  quirk(world, 'DELETE', ASSIGNMENTS, NOT_ALLOWED),
  quirk(world, 'PUT', ASSIGNMENTS, NOT_IMPLEMENTED),
];

const quirk = (world: World, method: string, type: string, answer: Answer): Route => ({
  method,
  pattern: `${PATH}/${type}/{name}`,
  handler: async (call, { scope = '' }) => {
    await openPim(world, call, scope);
    return answer;
  },
});

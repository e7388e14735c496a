import { z } from 'zod';
import { NotServed } from '../../server/not-served.ts';
import type { ConditionalAccessPolicy, Requirement } from '../../tenant/sign-in/conditional-access-policy.ts';
import { type Resource, resourceNamed } from '../../tokens/resources.ts';
import { badRequest, type GraphError } from '../graph-error.ts';

const NOT_IMITATED = 'is not imitated';

const texts = z.array(z.string()).default([]);

/** Of what is not imitated only what says nothing is taken. */
const nothing = z.custom<null | undefined | readonly [] | readonly ['all']>(
  (value) => value == null || (Array.isArray(value) && value.every((item) => item === 'all')),
  { error: NOT_IMITATED },
);

const policySchema = z.object({
  displayName: z.string().min(1),
  state: z.enum(['enabled', 'disabled', 'enabledForReportingButNotEnforced']),
  conditions: z
    .object({
      users: z
        .object({ includeUsers: texts, includeGroups: texts, excludeUsers: texts, excludeGroups: texts })
        .catchall(nothing),
      applications: z
        .object({
          includeApplications: texts,
          includeAuthenticationContextClassReferences: texts,
        })
        .catchall(nothing),
    })
    .catchall(nothing),
  grantControls: z
    .object({
      operator: z.enum(['AND', 'OR']),
      builtInControls: texts,
      customAuthenticationFactors: texts,
      termsOfUse: texts,
    })
    .catchall(nothing),
  sessionControls: nothing.optional(),
});
type Written = z.output<typeof policySchema>;

/** Reads a whole policy. Throws `GraphError` 400 for what is none, `NotServed` for conditions and controls that are not imitated. */
export function readConditionalAccess(body: unknown, id: string): ConditionalAccessPolicy {
  const read = policySchema.safeParse(body);
  if (!read.success) throw refused(read.error.issues);
  const { displayName, state, conditions, grantControls } = read.data;
  const { users } = conditions;
  return {
    id,
    displayName,
    isEnabled: state === 'enabled',
    people: users.includeUsers.includes('All') ? 'everybody' : lower([...users.includeUsers, ...users.includeGroups]),
    except: lower([...users.excludeUsers, ...users.excludeGroups]),
    target: targetOf(conditions.applications),
    requires: requirementOf(grantControls),
  };
}

function targetOf(applications: Written['conditions']['applications']): ConditionalAccessPolicy['target'] {
  const { includeApplications: included, includeAuthenticationContextClassReferences: contexts } = applications;
  if (contexts.length > 0) return { kind: 'contexts', contexts };
  if (included.includes('All')) return { kind: 'resources', resources: 'all' };
  const resources = included.map(resourceOf);
  if (resources.length === 0) throw badRequest('1033: Policy must include at least one application.');
  return { kind: 'resources', resources };
}

function resourceOf(appId: string): Resource {
  const resource = resourceNamed(appId);
  if (!resource) throw new NotServed(`the application "${appId}" in a Conditional Access policy`);
  return resource;
}

function requirementOf({
  builtInControls,
  customAuthenticationFactors,
  termsOfUse,
}: Written['grantControls']): Requirement {
  const [first, second] = [...builtInControls, ...customAuthenticationFactors, ...termsOfUse];
  if (first === undefined) throw badRequest('1040: Policy must contain grant or session controls.');
  if (second !== undefined) throw new NotServed('several grant controls of one Conditional Access policy');
  if (first === 'mfa' || first === 'block') return { kind: first };
  if (builtInControls.length > 0) throw new NotServed(`the grant control "${first}" of a Conditional Access policy`);
  return /^c[1-9]\d?$/.test(first) ? { kind: 'context', context: first } : { kind: 'externalChallenge' };
}

const lower = (ids: readonly string[]): readonly string[] => ids.map((id) => id.toLowerCase());

function refused(issues: readonly z.core.$ZodIssue[]): GraphError | NotServed {
  const unserved = issues.find(({ message }) => message === NOT_IMITATED);
  if (unserved) return new NotServed(`"${unserved.path.join('.')}" of a Conditional Access policy`);
  return badRequest(
    `1001: ${issues.map(({ path, message }) => `${path.join('.') || 'The policy'}: ${message}.`).join(' ')}`,
  );
}

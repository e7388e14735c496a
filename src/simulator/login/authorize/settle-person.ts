import type { Call } from '../../server/call.ts';
import type { Person } from '../../tenant/tenant.ts';
import type { TenantState, World } from '../../world.ts';
import { type Demands, demandsOn } from '../conditions/demands.ts';
import { hopelessOf } from '../conditions/require-access.ts';
import type { Proof } from '../grants/proof.ts';
import { SignInError } from '../sign-in-error.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import type { PageAnswer } from './page-answer.ts';
import type { ReturnTo } from './return-to.ts';

/** One answer from the page, and what it answers. */
export interface Completion {
  readonly world: World;
  readonly state: TenantState;
  readonly call: Call;
  readonly request: AuthorizeRequest;
  readonly to: ReturnTo;
}

/** What is still missing, to be said on the page. */
export interface Missing {
  readonly problems: readonly string[];
}

/** Who signs in and what they proved, if it is enough. Throws `SignInError` where nothing on the page would help. */
export function settlePerson(
  { state, call, request }: Completion,
  answer: PageAnswer,
): { readonly person: Person; readonly proof: Proof } | Missing {
  const person = answer.person === undefined ? undefined : state.directory.person(answer.person);
  if (!person) return { problems: [whoProblem(answer.person)] };
  const resources = request.scopes.resources.map(({ resource }) => resource);
  const demands = demandsOn(state, { person, resources, claims: request.claims }, call.now);
  const hopeless = hopelessOf(state, person, demands);
  if (hopeless) throw new SignInError('access_denied', hopeless.number, hopeless.message, hopeless.more);
  const amr = [...new Set([...person.amr, ...(answer.mfa ? ['mfa'] : [])])];
  const problems = missingProof(demands, amr, answer);
  if (problems.length > 0) return { problems };
  if (answer.mfa) state.signIn.registeredForMfa.set(person.id, true);
  return { person, proof: { amr, acrs: demands.contexts, isExternallyChecked: answer.external } };
}

function missingProof(demands: Demands, amr: readonly string[], { external, contexts }: PageAnswer): readonly string[] {
  return [
    ...(demands.mfa && !amr.includes('mfa') ? ['A second factor is asked for: give it, or refuse.'] : []),
    ...(demands.externalChallenge && !external ? ['Another challenge is asked for: meet it, or refuse.'] : []),
    ...demands.contexts
      .filter((context) => !contexts.includes(context))
      .map((context) => `The authentication context ${context} is asked for: satisfy it, or refuse.`),
    ...contexts
      .filter((context) => !demands.contexts.includes(context))
      .map((context) => `Nobody asked for the authentication context "${context}".`),
  ];
}

const whoProblem = (name: string | undefined): string =>
  name === undefined ? 'Choose who signs in.' : `There is nobody called "${name}" here: choose who signs in.`;

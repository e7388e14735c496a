import type { Answer, Call } from '../../server/call.ts';
import { holdsRole } from '../../tenant/holds-role.ts';
import type { Person } from '../../tenant/tenant.ts';
import type { TenantState, World } from '../../world.ts';
import { clientInfo } from '../client-info.ts';
import { type Demands, demandsOn } from '../conditions/demands.ts';
import { unconsented } from '../conditions/granted-permissions.ts';
import { hopelessOf } from '../conditions/require-access.ts';
import { SignInError } from '../sign-in-error.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import type { PageAnswer } from './page-answer.ts';
import { type ReturnTo, returnWith } from './return-to.ts';

/** Who may consent for everybody: Global, Privileged Role, Cloud Application and Application Administrators. */
const CONSENTERS = [
  '62e90394-69f5-4237-9190-012177145e10',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
];

interface Completion {
  readonly world: World;
  readonly state: TenantState;
  readonly call: Call;
  readonly request: AuthorizeRequest;
  readonly to: ReturnTo;
}

/**
 * The end of a sign-in: back to the client with a code, or what is still missing, to be said on the page. Throws
 * `SignInError` where nothing on the page would help.
 */
export function completeSignIn(completion: Completion, answer: PageAnswer): Answer | { problems: readonly string[] } {
  const { world, state, call, request, to } = completion;
  if (answer.isRefused) throw refused();
  const person = answer.person === undefined ? undefined : state.directory.person(answer.person);
  if (!person) return { problems: [whoProblem(answer.person)] };
  const { claims, scopes } = request;
  const resources = scopes.resources.map(({ resource }) => resource);
  const demands = demandsOn(state, { person, resources, claims }, call.now);
  const hopeless = hopelessOf(state, person, demands);
  if (hopeless) throw new SignInError('access_denied', hopeless.number, hopeless.message, hopeless.more);
  const amr = [...new Set([...person.amr, ...(answer.mfa ? ['mfa'] : [])])];
  const problems = missingProof(demands, amr, answer);
  if (problems.length > 0) return { problems };
  if (!isConsented(completion, person, answer)) return { problems: ['Consent is asked for: give it, or refuse.'] };
  if (answer.mfa) state.signIn.registeredForMfa.add(person.id);
  const code = state.signIn.codes.issue(
    {
      personId: person.id,
      proof: { amr, acrs: demands.contexts, isExternallyChecked: answer.external },
      capabilities: claims.capabilities,
      scopes,
      redirectUri: to.redirectUri,
      challenge: request.challenge,
      nonce: request.nonce,
    },
    world.signInClock.now(),
  );
  return returnWith(to, {
    code,
    ...(request.isClientInfoWanted ? { client_info: clientInfo(state.tenant, person) } : {}),
    session_state: call.requestId,
  });
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

/** Gives the consent that is ticked. Throws `SignInError` where the person may not. */
function isConsented({ state, call, request }: Completion, person: Person, { consent }: PageAnswer): boolean {
  const missing = request.scopes.resources
    .map((scopes) => ({ resource: scopes.resource, permissions: unconsented(state, person, scopes) }))
    .filter(({ permissions }) => permissions.length > 0);
  if (missing.length === 0) return consent || request.prompt !== 'consent';
  if (!consent) return false;
  if (!holdsRole(state, person.id, CONSENTERS, call.now))
    throw new SignInError('access_denied', 90094, 'The grant requires admin permission.');
  for (const { resource, permissions } of missing) state.signIn.consent.giveForEverybody(resource, permissions);
  return true;
}

const whoProblem = (name: string | undefined): string =>
  name === undefined ? 'Choose who signs in.' : `There is nobody called "${name}" here: choose who signs in.`;

const refused = (): SignInError =>
  new SignInError('access_denied', 65004, 'User declined to consent to access the app.', { subcode: 'cancel' });

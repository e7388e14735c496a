import { CONSENT_ADMINISTRATORS } from '../../graph/roles-of-caller.ts';
import type { Answer } from '../../server/call.ts';
import { holdsRole } from '../../tenant/holds-role.ts';
import type { Person } from '../../tenant/tenant.ts';
import { clientInfo } from '../client-info.ts';
import { unconsented } from '../conditions/granted-permissions.ts';
import { SignInError } from '../sign-in-error.ts';
import type { PageAnswer } from './page-answer.ts';
import { returnWith } from './return-to.ts';
import { type Completion, type Missing, settlePerson } from './settle-person.ts';

/** The end of a sign-in: back to the client with a code, or what is missing. Throws `SignInError` where nothing on the page would help. */
export function completeSignIn(completion: Completion, answer: PageAnswer): Answer | Missing {
  const { world, state, call, request, to } = completion;
  if (answer.isRefused)
    throw new SignInError('access_denied', 65004, 'User declined to consent to access the app.', { subcode: 'cancel' });
  const settled = settlePerson(completion, answer);
  if ('problems' in settled) return settled;
  const { person, proof } = settled;
  if (!isConsented(completion, person, answer)) return CONSENT_MISSING;
  const { scopes, claims, challenge, nonce } = request;
  const { capabilities } = claims;
  const { redirectUri } = to;
  const code = state.signIn.codes.issue(
    { personId: person.id, proof, capabilities, scopes, redirectUri, challenge, nonce },
    world.signInClock.now(),
  );
  return returnWith(to, {
    code,
    ...(request.isClientInfoWanted ? { client_info: clientInfo(state.tenant, person) } : {}),
    session_state: call.requestId,
  });
}

/** The end of an administrator's consent, for everybody. */
export function completeConsent(completion: Completion, answer: PageAnswer): Answer | Missing {
  const { state, request, to } = completion;
  if (answer.isRefused) throw new SignInError('permission_denied', 65004, 'The admin canceled the request.');
  const settled = settlePerson(completion, answer);
  if ('problems' in settled) return settled;
  if (!answer.consent) return CONSENT_MISSING;
  requireAdministrator(completion, settled.person);
  giveConsent(completion, settled.person);
  const scope = request.scopes.resources.flatMap(({ written }) => written).join(' ');
  return returnWith(to, { admin_consent: 'True', tenant: state.tenant.tenantId, scope });
}

const CONSENT_MISSING: Missing = { problems: ['Consent is asked for: give it, or refuse.'] };

/** Gives the consent that is ticked. Throws `SignInError` where the person may not. */
function isConsented(completion: Completion, person: Person, { consent }: PageAnswer): boolean {
  if (missingConsent(completion, person).length === 0) return consent || completion.request.prompt !== 'consent';
  if (!consent) return false;
  requireAdministrator(completion, person);
  giveConsent(completion, person);
  return true;
}

const missingConsent = ({ state, request }: Completion, person: Person) =>
  request.scopes.resources
    .map((scopes) => ({ resource: scopes.resource, permissions: unconsented(state, person, scopes) }))
    .filter(({ permissions }) => permissions.length > 0);

function giveConsent(completion: Completion, person: Person): void {
  for (const { resource, permissions } of missingConsent(completion, person))
    completion.state.signIn.consent.giveForEverybody(resource, permissions);
}

/** Every permission of PIM needs one. */
function requireAdministrator({ state, call }: Completion, person: Person): void {
  if (!holdsRole(state, person.id, CONSENT_ADMINISTRATORS, call.now))
    throw new SignInError('access_denied', 90094, 'The grant requires admin permission.');
}

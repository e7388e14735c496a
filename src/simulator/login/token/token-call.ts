import type { Answer, Call } from '../../server/call.ts';
import type { Person } from '../../tenant/tenant.ts';
import type { TenantState, World } from '../../world.ts';
import { readClaims } from '../asked/claims-request.ts';
import type { Form } from '../asked/form.ts';
import type { ResourceScopes } from '../asked/scopes.ts';
import { grantedPermissions } from '../conditions/granted-permissions.ts';
import { requireAccess } from '../conditions/require-access.ts';
import type { Grant } from '../grants/proof.ts';
import { invalidGrant } from '../sign-in-error.ts';
import { issueTokens } from './issue-tokens.ts';

/** One request to the token endpoint, from a client that is known. */
export interface TokenCall {
  readonly world: World;
  readonly state: TenantState;
  readonly form: Form;
  /** Simulated: groups and roles of the person change by it. */
  readonly now: Call['now'];
}

interface Wanted {
  readonly grant: Grant;
  readonly scopes: ResourceScopes;
  readonly openId: readonly string[];
  readonly nonce?: string | undefined;
}

/**
 * The tokens of a person who may have them: the last part of every grant that is one of a person. Throws `SignInError`
 * where Conditional Access, the client's own claims or missing consent forbid it; `accepted` runs when nothing does.
 */
export function tokensFor(
  { world, state, form, now }: TokenCall,
  { grant, scopes, openId, nonce }: Wanted,
  accepted: () => void = () => undefined,
): Promise<Answer> {
  const claims = readClaims(form.optional('claims'));
  const person = personOf(state, grant.personId);
  requireAccess(state, { person, resources: [scopes.resource], claims }, grant.proof, now);
  const permissions = grantedPermissions(state, person, scopes);
  accepted();
  state.signIns.note(person.id, now);
  const capabilities = claims.capabilities.length > 0 ? claims.capabilities : grant.capabilities;
  return issueTokens(world, state, {
    person,
    grant: { ...grant, capabilities },
    scopes,
    openId,
    permissions,
    nonce,
    isClientInfoWanted: form.optional('client_info') === '1',
  });
}

function personOf({ directory, tenant }: TenantState, id: string): Person {
  const person = directory.person(id);
  if (person) return person;
  throw invalidGrant(50034, `The user account ${id} does not exist in the ${tenant.displayName} directory.`);
}

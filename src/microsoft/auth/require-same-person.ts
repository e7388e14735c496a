import { AppError } from '../../core/app-error.ts';
import type { Person } from '../../pim/index.ts';

/**
 * Throws `PersonMismatch` unless the id token that came with an access token names `person` (promises, Security 3). An
 * id token that is missing or names nobody does not.
 */
export function requireSamePerson(person: Person, idTokenClaims: object): void {
  const objectId = claim(idTokenClaims, 'oid');
  const tenantId = claim(idTokenClaims, 'tid');
  if (objectId === person.objectId.toLowerCase() && tenantId === person.tenantId.toLowerCase()) return;
  throw new AppError(
    'PersonMismatch',
    `Refused a token of ${objectId} in tenant ${tenantId} in a turn of ${person.objectId} in tenant ${person.tenantId}. ` +
      'Sign in to Teams as one person only, then try again.',
    { facts: { expected: person, received: { objectId, tenantId } } },
  );
}

function claim(claims: object, name: string): string {
  const value: unknown = Reflect.get(claims, name);
  return typeof value === 'string' ? value.toLowerCase() : 'nobody';
}

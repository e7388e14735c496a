import type { Access } from '../pim/model.ts';

/**
 * The id of a directory role assignment, which is also that of its schedule instance: role and principal as
 * little-endian GUID bytes, base64url, and `-1`. That a scoped one also carries the scope's object and ends in `-2` is a guess.
 */
export function mintInstanceId(access: Access, principalId: string): string {
  const scopeObject = access.scope.slice(access.scope.lastIndexOf('/') + 1);
  const parts = [access.role, principalId, ...(scopeObject === '' ? [] : [scopeObject])].map(guidBytes);
  return `${Buffer.concat(parts).toString('base64url')}-${scopeObject === '' ? 1 : 2}`;
}

/** .NET's order: the first three groups of a GUID are little-endian. */
function guidBytes(guid: string): Buffer {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex');
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}

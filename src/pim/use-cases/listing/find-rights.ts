import type { RoleAtScope } from '../../model/right.ts';

/** Those whose role, scope or provider has every word of `text`, whatever its case. */
export function findRights<T>(text: string, listed: readonly T[], rightOf: (one: T) => RoleAtScope): readonly T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return listed.filter((one) => {
    const { role, scope, provider } = rightOf(one);
    const place = scope.kind === 'directory' ? '' : scope.name;
    const said = `${role.name} ${place} ${provider}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

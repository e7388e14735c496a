import type { Call } from '../server/call.ts';

/** The two versions of Graph differ in a few words and forms. */
export type GraphVersion = 'v1.0' | 'beta';

/** It stands first in the path. */
export const versionOf = ({ path }: Pick<Call, 'path'>): GraphVersion =>
  path.split('/')[1]?.toLowerCase() === 'beta' ? 'beta' : 'v1.0';

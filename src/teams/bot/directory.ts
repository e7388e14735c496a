import type { Scope } from '../../pim/index.ts';

/** The scope of Entra roles that hold everywhere. */
export const DIRECTORY: Scope = { kind: 'directory', id: '/', name: '/' };

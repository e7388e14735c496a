import type { RoleAtScope } from '../../../pim/index.ts';
import { nameList } from '../../../words/name-list.ts';
import type { Words } from '../../../words/words.ts';
import { fullName, shortened, shortName } from '../rights/right.ts';
import { stateSign } from '../rights/status-look.ts';
import type { SeveralRow } from './several-card.ts';

/** One of several names that is not clear: nothing was sent of it. */
export interface UnclearName {
  readonly kind: 'unclear';
  /** As it was typed. */
  readonly name: string;
  readonly why: 'none' | 'near' | 'several';
  /** What comes near, or what has that name. */
  readonly rights: readonly RoleAtScope[];
}

export function unclearRow({ name, why, rights }: UnclearName, words: Words): SeveralRow {
  const names = nameList(
    rights.map((right) => (why === 'several' ? fullName(right, words) : shortName(right, words))),
    words,
    'or',
  );
  const said = {
    none: words.say('several.unknown'),
    near: words.say('several.near', { names }),
    several: words.say('several.namesakes', { names }),
  };
  return { name: shortened(name), state: `${stateSign('unknown').sign} ${said[why]}`, details: [], actions: [] };
}

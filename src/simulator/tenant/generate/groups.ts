import { nameBasedId } from '../name-based-id.ts';
import type { TenantFile } from '../schema.ts';
import type { Dice } from './dice.ts';
import type { DrawPolicy } from './policies.ts';
import { DIVISIONS } from './words.ts';

type WrittenGroup = NonNullable<TenantFile['groups']>[number];

/** What a group is for. Of twenty one is a division, which holds the teams behind it; of ten divisions one holds the others. */
type Purpose = 'division' | 'team' | 'roleAssignable' | 'approvers';
const TWENTY = 20;

const purposeOf = (index: number): Purpose => {
  if (index % TWENTY === 0) return 'division';
  if (index % 10 === 3) return 'roleAssignable';
  return index % 10 === 7 ? 'approvers' : 'team';
};

const WORD: Readonly<Record<Purpose, string>> = {
  division: 'Division',
  team: 'Team',
  roleAssignable: 'Administrators',
  approvers: 'Approvers',
};

const idOf = (seed: number, index: number): string => nameBasedId('generated', String(seed), 'group', String(index));

/** The ids of so many more groups whose members decide about activations. */
export const approverGroupIds = (count: number, seed: number): string[] =>
  Array.from({ length: count }, (_, index) => index)
    .filter((index) => purposeOf(index) === 'approvers')
    .map((index) => idOf(seed, index));

interface GroupParts {
  readonly count: number;
  /** Each of them is in one to three groups. */
  readonly personIds: readonly string[];
  /** Who decides where nobody else is among the approvers. */
  readonly deciderId: string;
  readonly seed: number;
  readonly dice: Dice;
  readonly drawPolicy: DrawPolicy;
}

/** So many more groups. Only people are in role-assignable ones, as in Entra. */
export function makeGroups({ count, personIds, deciderId, seed, dice, drawPolicy }: GroupParts): WrittenGroup[] {
  if (count === 0) return [];
  const members = Array.from({ length: count }, () => new Set<string>());
  for (const personId of personIds)
    for (let left = dice.whole(1, 3); left > 0; left -= 1) members[dice.whole(0, count - 1)]?.add(personId);
  members.forEach((inside, index) => {
    if (purposeOf(index) === 'approvers' && inside.size === 0) inside.add(deciderId);
    if (purposeOf(index) !== 'division') return;
    for (const below of belowDivision(index, count)) inside.add(idOf(seed, below));
  });
  return members.map((inside, index) => {
    const purpose = purposeOf(index);
    const policies = { member: drawPolicy(), owner: drawPolicy() };
    return {
      id: idOf(seed, index),
      displayName: `${DIVISIONS[Math.floor(index / TWENTY) % DIVISIONS.length]} ${WORD[purpose]} ${index + 1}`,
      roleAssignable: purpose === 'roleAssignable',
      members: [...inside],
      owners: personIds.length === 0 ? [] : [dice.pick(personIds)],
      policies: {
        ...(policies.member ? { member: policies.member } : {}),
        ...(policies.owner ? { owner: policies.owner } : {}),
      },
    };
  });
}

/** Its teams; and of every tenth division also the nine divisions behind it, so that people are inside two groups deep. */
function belowDivision(index: number, count: number): number[] {
  const isHead = index % (10 * TWENTY) === 0;
  const teams = Array.from({ length: TWENTY - 1 }, (_, at) => index + 1 + at).filter((at) => purposeOf(at) === 'team');
  const divisions = isHead ? Array.from({ length: 9 }, (_, at) => index + (at + 1) * TWENTY) : [];
  return [...teams, ...divisions].filter((at) => at < count);
}

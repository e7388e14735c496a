import { type Eligibility, listActive, listExpired } from '../../../pim/index.ts';
import type { Prolongable } from '../../cards/lists/choose-prolong-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/** What the person holds: activations, assignments, eligibilities; also those without an end. */
export async function readHeld(useCases: UseCases, { person }: Turn): Promise<readonly Prolongable[]> {
  const [{ assignments }, { answers }] = await Promise.all([
    listActive(useCases, person),
    useCases.myRights.eligibilities(person, { fresh: true }),
  ]);
  return [
    ...assignments.map(
      (right): Prolongable =>
        right.assignmentType === 'activated'
          ? { kind: 'activation', right }
          : { kind: 'holding', right: { ...right, kind: 'assignment' } },
    ),
    ...answers.flat().map(
      (right: Eligibility): Prolongable => ({
        kind: 'holding',
        right: { ...right, kind: 'eligibility' },
      }),
    ),
  ];
}

/** What the person was given and no longer has. */
export async function readEnded(useCases: UseCases, { person }: Turn): Promise<readonly Prolongable[]> {
  const { rights } = await listExpired(useCases, person);
  return rights.map((right): Prolongable => ({ kind: 'ended', right }));
}

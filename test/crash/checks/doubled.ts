import { type Evidence, type Finding, writesFor, writesOf } from '../evidence/evidence.ts';
import { isAccepted } from '../evidence/write.ts';

/** Two requests that reached PIM for one wish, whatever PIM made of the second; and two grants of one lane at once. */
export function doubled(evidence: Evidence): readonly Finding[] {
  return [...sentTwice(evidence), ...grantedTwice(evidence)];
}

function sentTwice(evidence: Evidence): readonly Finding[] {
  return evidence.wishes.flatMap((wish) => {
    const arrived = writesFor(evidence, wish).filter(({ status }) => status !== null && status !== 429);
    if (arrived.length < 2) return [];
    const answers = arrived.map(({ status }) => status).join(', ');
    return [{ wishId: wish.id, what: `${arrived.length} requests reached PIM, which answered ${answers}` }];
  });
}

/** PIM itself refuses this; if it did not, the trial would have to say so. */
function grantedTwice(evidence: Evidence): readonly Finding[] {
  const lanes = new Set(evidence.wishes.map(({ personId, role }) => `${personId} ${role}`));
  return [...lanes].flatMap((lane) => {
    const [personId = '', ...role] = lane.split(' ');
    let held: string | undefined;
    return writesOf(evidence, personId, role.join(' '))
      .filter(isAccepted)
      .flatMap(({ action, mark, simulatedAt }): Finding[] => {
        const isSecond = action === 'activate' && held !== undefined && simulatedAt < Number(held);
        if (action === 'activate') held = String(simulatedAt + 4 * 3_600_000);
        if (action === 'deactivate' || action === 'cancel') held = undefined;
        return isSecond ? [{ wishId: mark ?? '?', what: 'PIM granted it while it was granted already' }] : [];
      });
  });
}

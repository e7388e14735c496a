import assert from 'node:assert/strict';
import { UnsecuredJWT } from 'jose';
import { createKeptAssertions } from '../../../src/microsoft/auth/kept-assertions.ts';
import { withTurn } from '../../../src/microsoft/auth/turn.ts';
import type { Person } from '../../../src/pim/index.ts';

const TENANT = 'f3c95789-ace1-4954-ac5d-6baed2eac902';
const alex: Person = { tenantId: TENANT, objectId: 'a0000000-0000-4000-8000-000000000001' };
const megan: Person = { tenantId: TENANT, objectId: 'a0000000-0000-4000-8000-000000000002' };

describe('What Teams’ single sign-on brought', () => {
  let now = new Date('2026-11-26T12:00:00Z');
  const inAnHour = () => new UnsecuredJWT({}).setExpirationTime(new Date(now.getTime() + 3_600_000)).encode();
  const make = (maxPeople = 10) => createKeptAssertions({ now: () => now }, maxPeople);
  const needsSignIn = (work: () => Promise<unknown>) =>
    assert.rejects(work, (error: { code?: string }) => error.code === 'SignInNeeded');

  it('serves its person while they are present, and nobody else', async () => {
    const kept = make();
    const assertion = inAnHour();
    kept.keep(alex, assertion);
    assert.equal(await withTurn(alex, () => kept.assertionFor(alex, 'graph')), assertion);
    await needsSignIn(() => withTurn(megan, () => kept.assertionFor(alex, 'graph')));
    await needsSignIn(() => withTurn(megan, () => kept.assertionFor(megan, 'graph')));
  });

  it('serves nobody outside a turn of its person, also not work that the turn left running', async () => {
    const kept = make();
    kept.keep(alex, inAnHour());
    await needsSignIn(() => kept.assertionFor(alex, 'arm'));
    let ends = () => {};
    const ended = new Promise<void>((resolve) => {
      ends = resolve;
    });
    const left: Promise<unknown>[] = [];
    await withTurn(alex, async () => {
      left.push(ended.then(() => kept.assertionFor(alex, 'arm')));
      left[0]?.catch(() => undefined);
    });
    ends();
    await needsSignIn(async () => left[0]);
  });

  it('is not used in its last minute', async () => {
    const kept = make();
    const assertion = inAnHour();
    kept.keep(alex, assertion);
    now = new Date(now.getTime() + 3_539_000);
    assert.equal(await withTurn(alex, () => kept.assertionFor(alex, 'graph')), assertion);
    now = new Date(now.getTime() + 2_000);
    assert.equal(kept.has(alex), false);
    await needsSignIn(() => withTurn(alex, () => kept.assertionFor(alex, 'graph')));
  });

  it('is gone once its person signed out, or Entra refused it; a newer one stays', () => {
    const kept = make();
    const older = inAnHour();
    now = new Date(now.getTime() + 1_000);
    const newer = inAnHour();
    kept.keep(alex, newer);
    kept.refused(alex, older);
    assert.ok(kept.has(alex));
    kept.refused(alex, newer);
    assert.ok(!kept.has(alex));
    kept.keep(alex, newer);
    kept.forget(alex);
    assert.ok(!kept.has(alex));
  });

  it('is none where it names no end', () => {
    const kept = make();
    kept.keep(alex, new UnsecuredJWT({}).encode());
    kept.keep(megan, 'no token at all');
    assert.ok(!kept.has(alex) && !kept.has(megan));
  });

  it('is forgotten for whoever was present longest ago, where there are too many', () => {
    const kept = make(1);
    kept.keep(alex, inAnHour());
    kept.keep(megan, inAnHour());
    assert.deepEqual([kept.has(alex), kept.has(megan)], [false, true]);
  });
});

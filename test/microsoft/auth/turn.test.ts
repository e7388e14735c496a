import assert from 'node:assert/strict';
import { currentTurn, withTurn } from '../../../src/microsoft/auth/turn.ts';
import { ALEX } from '../http/rig.ts';

const MEGAN = { ...ALEX, objectId: 'bbbbbbbb-0000-4000-8000-000000000002' };
const who = () => currentTurn()?.person.objectId;

describe('a turn', () => {
  it('knows its person, through everything it awaits', async () => {
    await withTurn(ALEX, async () => {
      await Promise.resolve();
      assert.equal(who(), ALEX.objectId);
    });
    assert.equal(who(), undefined);
  });

  it('is not the turn of somebody else at the same time', async () => {
    const seen = await Promise.all(
      [ALEX, MEGAN].map((person) =>
        withTurn(person, async () => {
          await new Promise(setImmediate);
          return who();
        }),
      ),
    );
    assert.deepEqual(seen, [ALEX.objectId, MEGAN.objectId]);
  });

  it('is over for work that it left running', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let left: Promise<string | undefined> = Promise.resolve(undefined);
    await withTurn(ALEX, async () => {
      left = held.then(who);
    });
    release();
    assert.equal(await left, undefined);
  });

  it('is over when its work fails', async () => {
    await assert.rejects(
      withTurn(ALEX, async () => {
        throw new Error('no');
      }),
    );
    assert.equal(who(), undefined);
  });
});

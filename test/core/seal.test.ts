import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createSeal } from '../../src/core/seal.ts';

const [one, two] = [randomBytes(32), randomBytes(32)];
const TEXT = '{"refresh":"what nobody else may read ü 𝄞"}';

describe('A seal', () => {
  it('gives back what it closed, to who names the same context, and shows nothing of it', () => {
    const seal = createSeal([one]);
    const closed = seal.close(TEXT, 'alex');
    assert.equal(seal.open(closed, 'alex'), TEXT);
    assert.doesNotMatch(Buffer.from(closed.split('.')[1] ?? '', 'base64url').toString('latin1'), /refresh|nobody/);
    assert.equal(seal.open(seal.close('', 'alex'), 'alex'), '');
  });

  it('closes the same text differently every time', () => {
    const seal = createSeal([one]);
    const all = Array.from({ length: 100 }, () => seal.close(TEXT, 'alex'));
    assert.equal(new Set(all).size, 100);
  });

  it('opens for no other context and no other key', () => {
    const closed = createSeal([one]).close(TEXT, 'alex');
    assert.equal(createSeal([one]).open(closed, 'megan'), undefined);
    assert.equal(createSeal([two]).open(closed, 'alex'), undefined);
  });

  it('closes with the new key and opens with the old one too, until that is taken away', () => {
    const before = createSeal([one]).close(TEXT, 'alex');
    const both = createSeal([two, one]);
    assert.equal(both.open(before, 'alex'), TEXT);
    const after = both.close(TEXT, 'alex');
    assert.equal(createSeal([two]).open(after, 'alex'), TEXT);
    assert.equal(createSeal([one]).open(after, 'alex'), undefined);
    assert.equal(createSeal([two]).open(before, 'alex'), undefined);
  });

  it('opens nothing of which any one bit was changed, or that was cut, or that is something else', () => {
    const seal = createSeal([one]);
    const [name = '', body = ''] = seal.close('short', 'alex').split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.equal(seal.open(`${name}.${changed.toString('base64url')}`, 'alex'), undefined);
    }
    for (let length = 0; length < bytes.length; length += 1)
      assert.equal(seal.open(`${name}.${bytes.subarray(0, length).toString('base64url')}`, 'alex'), undefined);
    for (const other of ['', '.', name, `${name}.`, `.${body}`, 'plain text', `x.${body}`])
      assert.equal(seal.open(other, 'alex'), undefined);
  });
});

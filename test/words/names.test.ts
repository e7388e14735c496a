import assert from 'node:assert/strict';
import type { Scope } from '../../src/pim/index.ts';
import { nameList } from '../../src/words/name-list.ts';
import { rightName } from '../../src/words/right-name.ts';
import { stateWords } from '../../src/words/state-words.ts';
import { createWords } from '../../src/words/words.ts';

const words = createWords('en');
const role = { id: 'reader', name: 'Global Reader' };
const names = ['Megan', 'Diego', 'Adele', 'Alex', 'Lee', 'Nestor', 'Lynne'];

describe('Names, as people read them', () => {
  it('a role of the whole directory is named without its scope', () => {
    assert.equal(rightName({ role, scope: { kind: 'directory', id: '/', name: '/' } }, words), 'Global Reader');
  });

  it('a role of a part of the directory is named with it, whatever the part is called', () => {
    for (const name of ['Madrid', '{role}', '<at>Megan</at>', '']) {
      const scope: Scope = { kind: 'administrative-unit', id: '/administrativeUnits/1', name };
      assert.equal(rightName({ role, scope }, words), `Global Reader on ${name}`);
    }
  });

  it('up to five names are all told, of more the first five and how many others', () => {
    assert.equal(nameList([], words, 'or'), '');
    assert.equal(nameList(['Megan'], words, 'or'), 'Megan');
    assert.equal(nameList(names.slice(0, 2), words, 'or'), 'Megan or Diego');
    assert.equal(nameList(names.slice(0, 5), words, 'and'), 'Megan, Diego, Adele, Alex, and Lee');
    assert.equal(nameList(names.slice(0, 6), words, 'or'), 'Megan, Diego, Adele, Alex, Lee, or 1 other');
    assert.equal(nameList(names, words, 'or'), 'Megan, Diego, Adele, Alex, Lee, or 2 others');
  });

  it('only the state "active" is called active', () => {
    const states = ['scheduled', 'provisioning', 'waiting-for-approval', 'waiting-for-administrator'] as const;
    const over = ['ended', 'denied', 'cancelled', 'lapsed', 'failed', 'unknown'] as const;
    assert.equal(stateWords('active', words), 'Active');
    const others = [...states, ...over].map((state) => stateWords(state, words));
    assert.doesNotMatch(others.join('\n'), /\bactive\b/i);
    assert.equal(new Set(others).size, others.length, 'no two states are called the same');
  });
});

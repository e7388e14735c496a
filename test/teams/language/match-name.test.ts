import assert from 'node:assert/strict';
import { matchName } from '../../../src/teams/language/match-name.ts';
import { BUILT_IN_ROLES } from './built-in-roles.ts';

const match = (query: string, names: readonly string[] = BUILT_IN_ROLES) => matchName(query, names, (name) => name);
const exact = (...matches: string[]) => ({ kind: 'exact', matches });
const near = (...matches: string[]) => ({ kind: 'near', matches });

describe('a typed role name', () => {
  it('is exact for every built-in role, and for that one only', () => {
    for (const name of BUILT_IN_ROLES) {
      assert.deepEqual(match(name), exact(name));
      assert.deepEqual(match(`the ${name.toUpperCase()} roles`), exact(name));
      assert.deepEqual(match(name.split(' ').reverse().join('  ')), exact(name));
    }
  });

  it('is exact whatever the case, order, plural, punctuation, articles and the word "role"', () => {
    for (const query of [
      'global reader',
      'a Global  Readers role',
      'Reader, Global',
      'global-reader',
      '"Global Reader"',
    ])
      assert.deepEqual(match(query), exact('Global Reader'), query);
    assert.deepEqual(match('report reader'), exact('Reports Reader'));
    assert.deepEqual(match('Directory Reader'), exact('Directory Readers'));
    assert.deepEqual(match('administrateur général', ['Administrateur General']), exact('Administrateur General'));
  });

  const nearly: Readonly<Record<string, readonly string[]>> = {
    'cloud admin': ['Cloud Application Administrator', 'Cloud Device Administrator'],
    'globl reader': ['Global Reader'],
    'glbal raeder': ['Global Reader'],
    security: ['Security Reader', 'Security Administrator', 'Security Operator'],
    secruity: ['Security Reader', 'Security Administrator', 'Security Operator'],
    'sec reader': ['Security Reader'],
    'exchnge admin': ['Exchange Administrator', 'Exchange Recipient Administrator'],
    'help desk administrator': ['Helpdesk Administrator'],
    helpdsk: ['Helpdesk Administrator'],
    'user admin': ['User Administrator'],
    'cloud aplication administrator': ['Cloud Application Administrator'],
    globaladministrator: ['Global Administrator'],
    'privileged rol admin': ['Privileged Role Administrator'],
    ga: ['Global Administrator', 'Groups Administrator'],
    'Global Reader for ages': ['Global Reader'],
    'not Global Reader': ['Global Reader'],
  };
  for (const [query, names] of Object.entries(nearly))
    it(`"${query}" offers ${names.join(', ')}`, () => assert.deepEqual(match(query), near(...names)));

  it('that is nobody’s is none', () => {
    for (const query of ['banana', 'xyzzy plugh', '', '   ', 'the role', '...', 'x'.repeat(2000)])
      assert.deepEqual(match(query), { kind: 'none' }, query);
    assert.deepEqual(match('Global Reader', []), { kind: 'none' });
    assert.deepEqual(match('Azure', ['Global Reader']), { kind: 'none' });
  });

  it('never answers Cloud Device Administrator for Cloud Application Administrator', () => {
    const answered = match('Cloud Application Administrator');
    assert.deepEqual(answered, exact('Cloud Application Administrator'));
    assert.deepEqual(match('Cloud Application Administrator', ['Cloud Device Administrator']), { kind: 'none' });
  });

  it('is exact for each place where the role may be activated', () => {
    const places = [
      { name: 'Contributor', scope: 'Contoso Prod' },
      { name: 'Reader', scope: 'Contoso' },
      { name: 'Contributor', scope: 'Contoso Dev' },
    ];
    const expected = places.filter(({ name }) => name === 'Contributor');
    const nameOf = (place: { name: string }) => place.name;
    assert.deepEqual(matchName('contributor', places, nameOf), { kind: 'exact', matches: expected });
    assert.deepEqual(matchName('contribtor', places, nameOf), { kind: 'near', matches: expected });
  });

  it('means the group spelled just so before one that differs in a plural or a sign', () => {
    assert.deepEqual(match('dbas', ['DBA', 'DBAs']), exact('DBAs'));
    assert.deepEqual(match('c# developers', ['C++ Developers', 'C# Developers']), exact('C# Developers'));
    assert.deepEqual(
      match('c developer', ['C++ Developers', 'C# Developers']),
      exact('C++ Developers', 'C# Developers'),
    );
  });

  it('may be in any script', () => {
    assert.deepEqual(match('ผู้อ่าน', ['ผู้อ่าน', 'ผู้เขียน']), exact('ผู้อ่าน'));
    assert.deepEqual(match('管理员', ['管理员', '读者']), exact('管理员'));
    assert.deepEqual(match('🚀', ['🚀', 'Reader']), exact('🚀'));
  });

  it('gets five offers at most', () => {
    const offered = match('administrator of something, admin');
    assert.equal(match('admin').kind, 'near');
    for (const answer of [offered, match('admin')]) assert.ok(answer.kind === 'none' || answer.matches.length <= 5);
  });

  it('is found among 10,000 candidates', () => {
    const many = Array.from(
      { length: 10_000 },
      (_, index) => `${BUILT_IN_ROLES[index % BUILT_IN_ROLES.length]} ${index}`,
    );
    assert.deepEqual(match('global reader 5000', [...many, 'Global Reader 5000']).kind, 'exact');
    assert.equal(match('globl reader', many).kind, 'near');
    assert.equal(match('zzz qqq '.repeat(12), many).kind, 'none');
  });
});

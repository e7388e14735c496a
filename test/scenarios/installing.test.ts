import assert from 'node:assert/strict';
import { buttonsOn, type Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('Installing the bot, and what happens to teams and chats', () => {
  let contoso: Contoso;
  beforeEach(async () => {
    contoso = await startContoso({ installed: false });
  });
  afterEach(() => contoso.stop());

  const writes = async () => (await contoso.pimTraffic()).filter(({ method }) => method !== 'GET');
  const last = (messages: readonly Message[]) => messages.at(-1)?.words ?? '';

  it('for oneself: one welcome, with three examples of one’s own roles that work, and nothing sent to PIM', async () => {
    const { alex } = contoso;
    await alex.installs();
    const [welcome, ...more] = alex.chat.messages;
    assert.deepEqual(more, []);
    assert.match(welcome?.words ?? '', /Hello, I am PIM/);
    const examples = welcome?.words.split('\n').filter((line) => /^(de)?activate /.test(line)) ?? [];
    assert.equal(examples.length, 3);
    for (const example of examples.slice(0, 2)) assert.match(example, /^activate .* for 1h/);
    assert.deepEqual(await writes(), []);
    const answer = await alex.asks(examples[0] ?? '');
    assert.doesNotMatch(answer.words, /nothing called|did not understand/);
    await alex.clicks(welcome as Message, 'My roles');
  });

  it('by somebody without any right, and while PIM is down: a welcome with examples of everybody’s', async () => {
    const isaiah = contoso.person('isaiahl@contoso.example');
    await isaiah.installs();
    assert.match(last(isaiah.chat.messages), /activate Security Reader for 90m/);
    await contoso.control('faults', { service: 'graph', times: 0, status: 503 });
    await contoso.control('faults', { service: 'arm', times: 0, status: 503 });
    await contoso.megan.installs();
    assert.equal(contoso.megan.chat.messages.length, 1);
    assert.match(last(contoso.megan.chat.messages), /activate Security Reader for 90m/);
  });

  it('in a team and in a group chat: one introduction that shows nobody’s rights', async () => {
    const { teams, alex, megan } = contoso;
    const team = teams.newTeam('Responders', [alex, megan], ['Night shift']);
    await alex.addsBotTo(team);
    const chat = teams.newGroupChat('Handover', [alex, megan]);
    await alex.addsBotTo(chat);
    for (const place of [team.general, chat]) {
      assert.equal(place.messages.length, 1);
      assert.match(last(place.messages), /Hello, I am PIM/);
      assert.match(last(place.messages), /@PIM roles/);
      assert.deepEqual(buttonsOn(place.messages[0]?.card ?? {}), []);
    }
    assert.deepEqual(team.channel('Night shift').messages, []);
    assert.deepEqual(await contoso.pimTraffic(), [], 'nothing is asked of PIM');
  });

  it('taken out and put back: nothing is said on the way out, and hello again on the way in', async () => {
    const { alex, teams } = contoso;
    const team = teams.newTeam('Responders', [alex]);
    await alex.addsBotTo(team);
    await alex.removesBotFrom(team);
    assert.equal(team.general.messages.length, 1);
    await alex.addsBotTo(team);
    assert.equal(team.general.messages.length, 2);
    await alex.installs();
    await alex.uninstalls();
    await alex.installs();
    assert.equal(alex.chat.messages.length, 2);
    assert.equal(
      teams.calls.filter(({ status }) => (status ?? 0) >= 400).length,
      0,
      'nothing is posted where it is not',
    );
  });

  it('a new version of the app, people who come and go, names, archives: the bot listens and says nothing', async () => {
    const { alex, megan, teams } = contoso;
    await alex.installs();
    const team = teams.newTeam('Responders', [alex], ['Night shift']);
    await alex.addsBotTo(team);
    const already = teams.messages.length;
    await alex.upgrades();
    await alex.adds(megan, team);
    await alex.removes(megan, team);
    await alex.renames(team, 'Responders and more');
    await alex.renames(team.channel('Night shift'), 'Nights');
    for (const event of ['channelCreated', 'channelDeleted', 'channelRestored'])
      await alex.tellsOf(event, team, team.channel('Nights'));
    for (const event of ['teamArchived', 'teamUnarchived', 'teamDeleted', 'teamRestored', 'teamHardDeleted', 'novelty'])
      await alex.tellsOf(event, team);
    assert.equal(teams.messages.length, already);
    assert.deepEqual(await writes(), []);
  });

  it('an edit is not acted on, and who corrected a command is told so; a deletion undoes nothing', async () => {
    const { alex } = contoso;
    await alex.installs();
    const asked = 'activate Security Reader for 90m';
    await alex.asks(asked);
    const [first] = await alex.edits('activate Global Reader for 2h because logs');
    assert.match(first?.words ?? '', /not on edits/);
    assert.deepEqual(await alex.edits('thank you, that was it'), []);
    await alex.deletesMessage();
    await alex.deletesMessage(true);
    const active = (await alex.asks('active')).words;
    assert.match(active, /Security Reader/);
    assert.doesNotMatch(active, /Global Reader/);
    assert.equal((await writes()).length, 1);
  });
});

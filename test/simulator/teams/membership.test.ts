import assert from 'node:assert/strict';
import type { Json } from '../../../src/simulator/teams/index.ts';
import { useRig } from './rig.ts';

describe('The Teams double: installing and belonging', () => {
  const rig = useRig({ installed: false });
  /** What the bot was told, without what every event has. */
  const told = () =>
    rig.bot.received
      .splice(0)
      .map(({ activity }) => activity)
      .sort((one, other) => String(one.type).localeCompare(String(other.type)));
  const idOf = (part: unknown) => (part as Json).id;
  const channelDataOf = (activity: Json | undefined) => (activity?.channelData ?? {}) as Json;

  it('tells of a new chat with both events, and of a chat that was there before only with one', async () => {
    await assert.rejects(rig.alex.says('roles'), /PIM is not installed in chat with Alex Wilber/);
    await rig.alex.installs();
    const [update, installation, ...more] = told();
    assert.deepEqual(more, []);
    assert.equal(update?.type, 'conversationUpdate');
    assert.deepEqual(update?.membersAdded, [{ id: rig.teams.botId }, { id: rig.alex.mri, aadObjectId: rig.alex.id }]);
    assert.deepEqual([installation?.type, installation?.action], ['installationUpdate', 'add']);
    assert.equal(idOf(installation?.conversation), rig.alex.chat.id);

    await rig.alex.uninstalls();
    await rig.alex.installs();
    assert.deepEqual(
      told().map(({ type, action }) => [type, action]),
      [
        ['installationUpdate', 'remove'],
        ['installationUpdate', 'add'],
      ],
    );
  });

  it('adds the bot to a team by way of a channel, and takes it out again', async () => {
    const { operations } = rig.teams;
    const channel = operations.channel('PIM approvals');
    await rig.adele.addsBotTo(channel);
    const [update, installation] = told();
    assert.deepEqual(update?.membersAdded, [{ id: rig.teams.botId }]);
    assert.equal(idOf(update?.conversation), channel.id);
    const { eventType, team, settings } = channelDataOf(update);
    assert.equal(eventType, 'teamMemberAdded');
    assert.deepEqual(team, { id: operations.id, name: 'Operations', aadGroupId: operations.aadGroupId });
    assert.deepEqual(settings, { selectedChannel: { id: channel.id } });
    assert.equal(installation?.action, 'add');
    assert.deepEqual([operations.general.hasBot, operations.channel('Incident room').hasBot], [true, false]);

    await rig.adele.removesBotFrom(operations);
    assert.deepEqual(
      told().map(({ type, action, membersRemoved }) => [type, action, membersRemoved]),
      [
        ['conversationUpdate', undefined, [{ id: rig.teams.botId }]],
        ['installationUpdate', 'remove', undefined],
      ],
    );
    assert.equal(operations.hasBot, false);
  });

  it('adds the bot to a private channel and to a group chat', async () => {
    const room = rig.teams.operations.channel('Incident room');
    await rig.alex.addsBotTo(room);
    assert.deepEqual([room.hasBot, rig.teams.operations.general.hasBot], [true, false]);
    const chat = rig.teams.newGroupChat('On-call', [rig.alex, rig.megan]);
    chat.hasBot = false;
    await rig.alex.addsBotTo(chat);
    const update = told()
      .filter(({ type }) => type === 'conversationUpdate')
      .at(-1);
    assert.deepEqual(update?.channelData, { tenant: { id: rig.teams.tenantId } });
    assert.match(JSON.stringify(update?.conversation), /"conversationType":"groupChat"/);
  });

  it('tells of people who come and go, and of new names', async () => {
    const { operations } = rig.teams;
    await rig.adele.addsBotTo(operations);
    told();
    const stranger = rig.teams.newPerson({
      displayName: 'Sam Outside',
      tenantId: 'b8e16e4f-3b39-4a09-9d2c-1f5f7e9c1a11',
    });
    await rig.adele.adds(stranger, operations);
    assert.deepEqual(
      told().map(({ membersAdded }) => membersAdded),
      [[{ id: stranger.mri, aadObjectId: stranger.id }]],
    );
    await stranger.says('@PIM roles', { in: operations.general });
    assert.deepEqual(channelDataOf(told()[0]).tenant, { id: 'b8e16e4f-3b39-4a09-9d2c-1f5f7e9c1a11' });
    await rig.adele.removes(stranger, operations);
    assert.equal(channelDataOf(told()[0]).eventType, 'teamMemberRemoved');
    await assert.rejects(stranger.says('@PIM roles', { in: operations.general }), /Sam Outside is not in/);

    await rig.adele.renames(operations, 'Platform');
    await rig.adele.renames(operations.channel('Prod'), 'Production');
    await rig.adele.tellsOf('channelDeleted', operations, operations.channel('Production'));
    const events = told().map(({ channelData, conversation }) => {
      const { eventType, team, channel } = channelData as Json;
      return [eventType, (team as Json).name, (channel as Json | undefined)?.name, idOf(conversation)];
    });
    assert.deepEqual(events, [
      ['teamRenamed', 'Platform', undefined, operations.id],
      ['channelRenamed', 'Platform', 'Production', operations.id],
      ['channelDeleted', 'Platform', 'Production', operations.id],
    ]);
  });

  it('tells nothing of teams where the bot is not', async () => {
    await rig.adele.renames(rig.teams.operations, 'Platform');
    await rig.adele.removes(rig.alex, rig.teams.operations);
    assert.deepEqual(told(), []);
  });
});

describe('The Teams double: who is there', () => {
  const rig = useRig({ membersPerPage: 4 });
  beforeEach(async () => {
    await rig.alex.says('roles');
  });
  const read = (path: string) => rig.bot.call(rig.bot.received[0]?.activity ?? {}, 'GET', path);
  const operations = () => encodeURIComponent(rig.teams.operations.id);

  it('gives the members of a team page by page', async () => {
    const first = (await read(`conversations/${operations()}/pagedmembers?pageSize=50`)).body as Json;
    assert.equal((first.members as Json[]).length, 4);
    const query = `continuationToken=${encodeURIComponent(String(first.continuationToken))}`;
    const second = (await read(`conversations/${operations()}/pagedmembers?${query}`)).body as Json;
    assert.equal(second.continuationToken, undefined);
    const names = [first, second].flatMap(({ members }) => (members as Json[]).map(({ name }) => name));
    assert.deepEqual(names, [
      'Alex Wilber',
      'Megan Bowen',
      'Diego Siciliani',
      'Adele Vance',
      'Isaiah Langer',
      'Lynne Robbins',
    ]);
    const all = (await read(`conversations/${operations()}/members`)).body as Json[];
    assert.deepEqual(
      all,
      [first, second].flatMap(({ members }) => members as Json[]),
    );
    assert.equal((await read(`conversations/${operations()}/pagedmembers?continuationToken=x`)).status, 400);
  });

  it('gives one member by any of their ids', async () => {
    for (const id of [rig.alex.mri, rig.alex.id, rig.alex.userPrincipalName]) {
      const { body } = await read(`conversations/${operations()}/members/${encodeURIComponent(id)}`);
      assert.deepEqual(body, {
        id: rig.alex.mri,
        name: 'Alex Wilber',
        objectId: rig.alex.id,
        aadObjectId: rig.alex.id,
        givenName: 'Alex',
        surname: 'Wilber',
        email: 'alexw@contoso.example',
        userPrincipalName: 'alexw@contoso.example',
        tenantId: rig.teams.tenantId,
        userRole: 'user',
      });
    }
    const unknown = await read(`conversations/${operations()}/members/29%3Anobody`);
    assert.equal(unknown.status, 404);
    const chat = encodeURIComponent(rig.alex.chat.id);
    assert.equal((await read(`conversations/${chat}/members/${encodeURIComponent(rig.megan.mri)}`)).status, 404);
  });

  it('marks guests', async () => {
    const lynne = rig.teams.person('Lynne Robbins');
    const { body } = await read(`conversations/${operations()}/members/${encodeURIComponent(lynne.mri)}`);
    assert.equal((body as Json).userRole, 'guest');
  });

  it('describes a team and its standard channels, General without a name', async () => {
    const { body } = await read(`teams/${operations()}`);
    assert.deepEqual([(body as Json).name, (body as Json).aadGroupId], ['Operations', rig.teams.operations.aadGroupId]);
    const channels = ((await read(`teams/${operations()}/conversations`)).body as Json).conversations as Json[];
    assert.deepEqual(
      channels.map(({ name }) => name),
      [undefined, 'PIM approvals', 'Prod'],
    );
  });
});

import assert from 'node:assert/strict';
import { type Activity, MessageFactory, TeamsInfo } from 'botbuilder';
import sinon from 'sinon';
import { createLogger } from '../../../src/core/logger.ts';
import { createSimulator } from '../../../src/simulator/simulator.ts';
import { type Person, startTeams, type Teams } from '../../../src/simulator/teams/index.ts';
import { type BotbuilderBot, startBotbuilderBot } from './botbuilder-bot.ts';

describe("The Teams double: Microsoft's own bot library gets along with it", () => {
  const simulator = createSimulator({ logger: createLogger('test', 'silent') });
  let bot: BotbuilderBot;
  let teams: Teams;
  let alex: Person;
  let appId: string;
  before(async () => {
    const url = await simulator.start(0);
    const { bot: facts } = (await (await fetch(`${url}/control/tenant`)).json()) as { bot: { appId: string } };
    appId = facts.appId;
    bot = await startBotbuilderBot(url, appId);
    teams = await startTeams({ bot: bot.url, simulator: url, membersPerPage: 4 });
    alex = teams.person('Alex Wilber');
  });
  after(async () => {
    await teams.stop();
    await bot.stop();
    await simulator.stop();
  });

  it('takes the tokens of the double, and refuses forged ones', async () => {
    bot.logic = async (context) => void (await context.sendActivity(`You said: ${context.activity.text}`));
    assert.equal((await alex.asks('roles')).words, 'You said: roles');
    const activity = alex.activity({ type: 'message', text: 'roles' });
    // The library prints every refusal.
    const printed = sinon.stub(console, 'error');
    for (const claims of [{ aud: 'somebody-else' }, { iss: 'https://evil.example' }, { exp: 1 }, { serviceurl: 'x' }]) {
      const authorization = `Bearer ${await teams.channelToken(claims)}`;
      assert.equal((await alex.sends(activity, { authorization })).status, 401, JSON.stringify(claims));
    }
    assert.equal((await alex.sends(activity, { authorization: null })).status, 401);
    printed.restore();
  });

  it('sends, edits and deletes', async () => {
    bot.logic = async (context) => {
      const sent = await context.sendActivity('working');
      await context.updateActivity({ type: 'message', id: String(sent?.id), text: 'done' });
      const other = await context.sendActivity('oops');
      await context.deleteActivity(String(other?.id));
    };
    const [message, other] = await alex.says('roles');
    assert.deepEqual([message?.words, message?.updates, other?.isDeleted], ['done', 1, true]);
  });

  it('answers a click', async () => {
    bot.logic = async (context) => {
      if (context.activity.type !== 'invoke') {
        const actions = [{ type: 'Action.Execute', title: 'Go', verb: 'go' }];
        const content = { type: 'AdaptiveCard', version: '1.5', actions };
        const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content };
        await context.sendActivity({ attachments: [attachment] });
        return;
      }
      const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'done' };
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
    };
    assert.equal((await alex.clicks(await alex.asks('roles'), 'Go')).note, 'done');
  });

  it('reads members page by page, one member, the team and its channels', async () => {
    const found: unknown[] = [];
    bot.logic = async (context) => {
      const first = await TeamsInfo.getPagedMembers(context, 50);
      const second = await TeamsInfo.getPagedMembers(context, 50, first.continuationToken);
      const member = await TeamsInfo.getMember(context, alex.id);
      const team = await TeamsInfo.getTeamDetails(context);
      const channels = await TeamsInfo.getTeamChannels(context);
      found.push(
        first.members.length,
        second.members.length,
        second.continuationToken,
        member.id,
        team.name,
        channels.length,
      );
    };
    await alex.says('@PIM roles', { in: teams.operations.general });
    assert.deepEqual(found, [4, 2, undefined, alex.mri, 'Operations', 3]);
  });

  it('posts in another channel, and by itself later', async () => {
    const prod = teams.operations.channel('Prod');
    bot.logic = async (context) => {
      await TeamsInfo.sendMessageToTeamsChannel(context, MessageFactory.text('news') as Activity, prod.id, appId);
      await bot.later(context, async (own) => void (await own.sendActivity('later')));
    };
    await alex.says('roles');
    assert.equal((await prod.nextMessage()).words, 'news');
    assert.equal((await alex.chat.messageThat(/later/)).words, 'later');
  });
});

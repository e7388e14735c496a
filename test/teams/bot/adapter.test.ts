import assert from 'node:assert/strict';
import type { Activity, TurnContext } from 'botbuilder';
import { PimAdapter } from '../../../src/teams/bot/edge/pim-adapter.ts';
import { useRig } from './connector/rig.ts';

describe('What the library sends goes through our own connector client', () => {
  const rig = useRig();
  const turn = (work: (context: TurnContext) => Promise<unknown>): Promise<void> => {
    const activity = rig.alex.activity({ type: 'message', text: 'hello' }) as unknown as Activity;
    const done = new PimAdapter(rig.client).receive(activity, async (context) => void (await work(context)));
    return rig.time.run(done);
  };
  const operations = () => rig.teams.calls.map(({ operation, status }) => `${operation} ${status}`);

  it('a message that Teams did not take is sent again, once it is sure that it is not there', async () => {
    rig.teams.faults.add({ status: 412 });
    await turn((context) => context.sendActivity('hello'));
    assert.deepEqual(operations(), ['reply 412', 'reply 201']);
    assert.equal(rig.teams.messages.length, 1);
  });

  it('an edit whose answer was lost is made again, as it may be', async () => {
    await turn((context) => context.sendActivity('hello'));
    const id = rig.teams.messages[0]?.id ?? '';
    rig.teams.faults.add({ operation: 'update', status: 503, after: true });
    await turn((context) => context.updateActivity({ type: 'message', id, text: 'changed' }));
    assert.equal(rig.teams.messages[0]?.words, 'changed');
    assert.deepEqual(operations().slice(1), ['update 503', 'update 200']);
  });

  it('what is deleted is gone, also where the answer to that was lost', async () => {
    await turn((context) => context.sendActivity('hello'));
    const id = rig.teams.messages[0]?.id ?? '';
    rig.teams.faults.add({ operation: 'delete', status: 503, after: true });
    await turn((context) => context.deleteActivity(id));
    assert.equal(rig.teams.messages[0]?.isDeleted, true);
  });

  it('a message that may be there is not sent a second time', async () => {
    rig.teams.faults.add({ status: 503, after: true });
    await assert.rejects(turn((context) => context.sendActivity('hello')));
    assert.equal(rig.teams.messages.length, 1);
  });
});

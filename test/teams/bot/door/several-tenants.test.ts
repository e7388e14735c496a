import assert from 'node:assert/strict';
import { createLogger } from '../../../../src/core/logger.ts';
import { createDoor } from '../../../../src/teams/bot/edge/door/door.ts';

const [OURS, PARTNER, STRANGER] = [
  'c0000000-0000-4000-8000-000000000001',
  'c0000000-0000-4000-8000-000000000002',
  'c0000000-0000-4000-8000-000000000003',
] as const;

describe('A bot of several tenants', () => {
  const door = createDoor({
    isServiceUrlAllowed: () => true,
    tenants: [OURS, PARTNER],
    logger: createLogger('test', 'silent'),
  });
  const enters = (channel: string, more: { conversation?: string; sender?: string } = {}) => {
    const body = {
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      from: { id: '29:somebody', ...(more.sender && { tenantId: more.sender }) },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:1', ...(more.conversation && { tenantId: more.conversation }) },
      channelData: { tenant: { id: channel } },
      text: 'help',
    };
    const answer = door.accept({ kind: 'pass', serviceUrl: undefined }, body);
    return answer.kind === 'refused' ? answer.status : answer.kind;
  };

  it('lets in people of each, whatever the case of their tenant’s id', () => {
    assert.equal(enters(OURS), 'activity');
    assert.equal(enters(PARTNER), 'activity');
    assert.equal(enters(PARTNER.toUpperCase()), 'activity');
    assert.equal(enters(OURS, { conversation: OURS, sender: PARTNER }), 'activity');
  });

  it('refuses every other, wherever the activity names it', () => {
    assert.equal(enters(STRANGER), 403);
    assert.equal(enters(OURS, { sender: STRANGER }), 403);
    assert.equal(enters(OURS, { conversation: STRANGER }), 403);
    assert.equal(enters('botframework.com'), 403);
  });
});

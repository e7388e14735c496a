import assert from 'node:assert/strict';
import { systemClock } from '../../../../src/core/clock.ts';
import { redact } from '../../../../src/core/redact.ts';
import { createChannelKeys } from '../../../../src/teams/bot/edge/door/channel-keys.ts';
import { keepLines } from '../../../microsoft/http/log-lines.ts';
import { type Channel, type ChannelKey, createChannelKey, startChannel } from '../../../stand-ins/channel.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('The keys of the channel', () => {
  let channel: Channel;
  let first: ChannelKey;
  let second: ChannelKey;
  let now: number;
  before(async () => {
    [first, second] = await Promise.all([createChannelKey('first'), createChannelKey('second')]);
  });
  beforeEach(async () => {
    channel = await startChannel([first]);
    now = systemClock.now().getTime();
  });
  afterEach(() => channel.stop());

  const keysWith = () => {
    const { logger, lines } = keepLines();
    const clock = { now: () => new Date(now) };
    return { lines, ...createChannelKeys({ fetch, metadataUrl: channel.metadataUrl, clock, logger }) };
  };
  const times = () => channel.asked.filter((path) => path === '/keys').length;

  it('are fetched once for all who ask at the same time, and kept for a day', async () => {
    const keys = keysWith();
    const found = await Promise.all(Array.from({ length: 20 }, () => keys.find('first')));
    assert.ok(found.every((key) => key !== undefined));
    now += 23 * HOUR_MS;
    await keys.find('first');
    assert.equal(times(), 1);
    now += 2 * HOUR_MS;
    await keys.find('first');
    assert.equal(times(), 2);
  });

  it('are asked for again where one is not among them, and the new one is found at once', async () => {
    const keys = keysWith();
    await keys.find('first');
    channel.keys = [first, second];
    assert.ok(await keys.find('second'));
    assert.equal(times(), 2);
  });

  it('are asked for once a minute, however many ids somebody makes up', async () => {
    const keys = keysWith();
    await keys.find('first');
    const made = () => Promise.all(Array.from({ length: 100 }, (_, index) => keys.find(`made-up-${index}`)));
    assert.ok((await made()).every((key) => key === undefined));
    now += MINUTE_MS - 1;
    await made();
    assert.equal(times(), 2);
    now += 1;
    await made();
    assert.equal(times(), 3);
  });

  it('that come for a made-up id are not asked for a second time because of it', async () => {
    assert.equal(await keysWith().find('made-up'), undefined);
    assert.equal(times(), 1);
  });

  it('are only those that are endorsed for Teams and can be read', async () => {
    const [silent, webchat] = await Promise.all([createChannelKey('silent'), createChannelKey('webchat', ['webchat'])]);
    channel.keys = [{ ...silent, endorsements: undefined }, webchat, first];
    const keys = keysWith();
    assert.equal(await keys.find('silent'), undefined);
    assert.equal(await keys.find('webchat'), undefined);
    assert.ok(await keys.find('first'));
  });

  it('that cannot be had are an error and a line in the log, and are there as soon as they can be had', async () => {
    const keys = keysWith();
    channel.failsWith = 500;
    await assert.rejects(keys.find('first'), /keys of the channel cannot be had from .*metadata/);
    assert.equal(await keys.areThere(), false);
    assert.match(JSON.stringify(redact(keys.lines)), /no activity can be checked.*answered 500/);
    channel.failsWith = undefined;
    assert.equal(await keys.areThere(), true);
    assert.ok(await keys.find('first'));
  });

  it('are good for another day where new ones cannot be had, asked for once a minute, and not longer', async () => {
    const keys = keysWith();
    await keys.find('first');
    channel.failsWith = 503;
    now += 25 * HOUR_MS;
    const before = channel.asked.length;
    assert.ok(await keys.find('first'));
    assert.ok(await keys.find('first'));
    assert.equal(channel.asked.length, before + 1);
    now += 24 * HOUR_MS;
    await assert.rejects(keys.find('first'), /cannot be had/);
  });

  it('of which none is endorsed are none at all', async () => {
    channel.keys = [await createChannelKey('webchat', ['webchat'])];
    await assert.rejects(keysWith().find('webchat'), /cannot be had/);
  });
});

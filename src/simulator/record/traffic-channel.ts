import { channel } from 'node:diagnostics_channel';

/**
 * Every request that a simulator of this process recorded, as a `RecordedRequest`, for whoever watches: tests hold the whole
 * traffic against Microsoft's descriptions, also what a reset has forgotten. Without a subscriber it costs nothing.
 */
export const trafficChannel = channel('pim-bot.simulator.traffic');

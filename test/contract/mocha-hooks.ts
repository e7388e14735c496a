import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { RecordedRequest } from '../../src/simulator/record/record.ts';
import { trafficChannel } from '../../src/simulator/record/traffic-channel.ts';
import { createContract } from './contract.ts';
import { REFERENCE } from './openapi.ts';
import { createWatch } from './watch.ts';

const watch = REFERENCE ? createWatch(createContract()) : undefined;
const see = (line: unknown) => watch?.see(line as RecordedRequest);

/**
 * The whole run keeps the contract with Microsoft: whatever is asked of a simulator in this process, by our clients or by
 * tests, and whatever it answers is as its descriptions say. Where they are not there nothing is looked at.
 */
export const mochaHooks = {
  beforeAll(): void {
    if (watch) subscribe(trafficChannel.name, see);
  },
  beforeEach(this: Mocha.Context): void {
    if (this.currentTest) watch?.started(this.currentTest.fullTitle());
  },
  afterAll(): void {
    if (!watch) return;
    unsubscribe(trafficChannel.name, see);
    const broken = watch.broken();
    if (broken.length > 0) throw new Error(`The contract with Microsoft is broken:\n    ${broken.join('\n    ')}`);
    if (watch.seen() > 0)
      console.log(`\n  ${watch.seen()} requests to Graph and Azure and their answers are as Microsoft describes them`);
  },
};

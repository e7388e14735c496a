import assert from 'node:assert/strict';
import { type Contract, createContract } from './contract.ts';
import { exchangesIn } from './exchanges-in.ts';
import { REFERENCE } from './openapi.ts';
import { readTraffic } from './read-traffic.ts';

let contract: Contract | undefined;

/**
 * Throws when something that was asked of the Graph or the Azure of a simulator in another process, or that it answered, is not as
 * Microsoft describes it. In this process every simulator is watched: `mocha-hooks.ts`.
 */
export async function assertContract(simulator: string): Promise<void> {
  if (!REFERENCE) return;
  contract ??= createContract();
  const { check } = contract;
  assert.deepEqual([...new Set((await readTraffic(simulator)).flatMap(exchangesIn).flatMap(check))], []);
}

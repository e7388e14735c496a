import assert from 'node:assert/strict';
import { type Contract, createContract } from './contract.ts';
import { REFERENCE } from './openapi.ts';
import { readTraffic } from './read-traffic.ts';

let contract: Contract | undefined;

/**
 * Throws when something that was asked of the simulated Graph, or that it answered, is not as Microsoft describes it.
 * Looks at nothing where the reference is not there.
 */
export async function assertContract(simulator: string): Promise<void> {
  if (!REFERENCE) return;
  contract ??= createContract();
  const { check } = contract;
  assert.deepEqual([...new Set((await readTraffic(simulator)).flatMap(check))], []);
}

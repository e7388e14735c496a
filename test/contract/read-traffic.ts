import type { RecordedRequest } from '../../src/simulator/record/record.ts';

/** What reached a simulator, whoever sent it, as it recorded it. */
export async function readTraffic(simulator: string): Promise<readonly RecordedRequest[]> {
  const text = await (await fetch(`${simulator}/control/requests`)).text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

import type { Exchange } from './contract.ts';

/** What reached Graph, whoever sent it, as the simulator recorded it. */
export async function readTraffic(simulator: string): Promise<readonly Exchange[]> {
  const text = await (await fetch(`${simulator}/control/requests`)).text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ service, fault }) => service === 'graph' && fault === null);
}

import type { Traffic } from './contoso.ts';

/** A simulator's control side, and what it recorded. */
export interface SimulatorControl {
  /** Errors: an answer that is no success, with its text. */
  control(path: string, body: unknown): Promise<unknown>;
  /** What reached Graph, Azure Resource Manager and the sign-in service. */
  traffic(): Promise<Traffic[]>;
  forgetTraffic(): Promise<void>;
  clearFaults(): Promise<void>;
}

export const simulatorControl = (url: string): SimulatorControl => ({
  control: async (path, body) => {
    const response = await fetch(`${url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`/control/${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  },
  traffic: async () => {
    const lines = await (await fetch(`${url}/control/requests`)).text();
    return lines.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Traffic]));
  },
  forgetTraffic: async () => void (await fetch(`${url}/control/requests`, { method: 'DELETE' })),
  clearFaults: async () => void (await fetch(`${url}/control/faults`, { method: 'DELETE' })),
});

import { z } from 'zod';
import { AppError } from '../core/app-error.ts';
import type { Fetch } from '../core/fetch.ts';
import type { WindowTenant } from './window-config.ts';

const answer = z.object({
  tenantId: z.string(),
  bot: z.object({ appId: z.string() }),
  people: z.array(z.object({ id: z.string(), displayName: z.string(), userPrincipalName: z.string() })),
});

const TIME_LIMIT_MS = 10_000;

/** Asks the simulator who is there. Throws AppError `SimulatorSilent` where nothing answers, or something else. */
export async function readSimulatedTenant(simulatorUrl: string, fetch: Fetch): Promise<WindowTenant> {
  try {
    const response = await fetch(`${simulatorUrl}/control/tenant`, { signal: AbortSignal.timeout(TIME_LIMIT_MS) });
    const tenant = answer.parse(await response.json());
    return { tenantId: tenant.tenantId, appId: tenant.bot.appId, people: tenant.people };
  } catch (cause) {
    const message = `No simulator answers at ${simulatorUrl}. Start it: npm run simulator`;
    throw new AppError('SimulatorSilent', message, { cause });
  }
}

import { z } from 'zod';
import { AppError } from '../core/app-error.ts';
import type { Fetch } from '../core/fetch.ts';
import type { WindowTenant } from './window-config.ts';

const answer = z.object({
  tenantId: z.string(),
  bot: z.object({ appId: z.string() }),
  people: z.array(z.object({ id: z.string(), displayName: z.string(), userPrincipalName: z.string() })),
});

/** Asks the simulator who is there. */
export async function readSimulatedTenant(simulatorUrl: string, fetch: Fetch): Promise<WindowTenant> {
  const response = await fetch(`${simulatorUrl}/control/tenant`).catch((cause) => {
    throw new AppError('SimulatorSilent', `No simulator answers at ${simulatorUrl}. Start it: npm run simulator`, {
      cause,
    });
  });
  const tenant = answer.parse(await response.json());
  return { tenantId: tenant.tenantId, appId: tenant.bot.appId, people: tenant.people };
}

import { z } from 'zod';
import type { TenantFile } from '../tenant/schema.ts';

const FORMAT = 'pim-bot simulator';
/** Of what follows; whoever changes its meaning counts it up. */
const VERSION = 1;

const jwk = z.record(z.string(), z.unknown());

export const beginningSchema = z.object({
  format: z.literal(FORMAT, { error: 'it is no data of the simulator' }),
  version: z.literal(VERSION, { error: 'it was written by another version of the simulator' }),
  /** When nothing had happened yet, by the simulated clock: relative times of the tenant count from it. */
  startedAt: z.date(),
  /** How far the simulated time was before the real one then, in milliseconds. */
  offsetMs: z.number(),
  /** What tokens are signed with: private keys, so that those that are out stay good. */
  keys: z.object({ entra: jwk, channel: jwk }),
  tenant: z.custom<TenantFile>((value) => typeof value === 'object' && value !== null),
});

/** How a tenant began that is kept in a folder. */
export type Beginning = Omit<z.output<typeof beginningSchema>, 'format' | 'version'>;

export const writtenBeginning = (beginning: Beginning) => ({ format: FORMAT, version: VERSION, ...beginning });

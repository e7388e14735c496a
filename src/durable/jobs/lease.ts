import { sql } from 'kysely';

/** How long a job stays with an instance that shows no sign of life. */
const LEASE_S = 30;
/** After this long without a renewed lease the work is stopped: soon somebody else may have it. */
export const LEASE_OVER_MS = (LEASE_S - 5) * 1_000;
/** How often leases are renewed, and jobs of the dead looked for. */
export const RENEW_MS = 5_000;

/** When a lease that is given now ends: real time, whatever the bot's clock shows. */
export const leasedUntil = () => sql<Date>`clock_timestamp() + make_interval(secs => ${LEASE_S})`;

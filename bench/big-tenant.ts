import { askedBy, ratesOf, type Serving, serve } from './serving.ts';

const ROUNDS = 3;
const SECONDS = 2;
const BIG = 'generate:users=20000,roles=130,groups=2000,subscriptions=300,eligibilities=60000,seed=7';
/** Who has the same rows in both tenants, some of them through groups. */
const ALEX = 'alexw@contoso.example';

/** In three groups of which one holds another that holds the third; what they may activate is all theirs. */
const DEEP = 'ben.young4@contoso.example';

const READS = [
  [
    'Entra roles, filterByCurrentUser',
    'graph',
    "/v1.0/roleManagement/directory/roleEligibilityScheduleInstances/filterByCurrentUser(on='principal')",
  ],
  [
    'groups, filterByCurrentUser',
    'graph',
    "/v1.0/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances/filterByCurrentUser(on='principal')",
  ],
  [
    'Azure, asTarget()',
    'arm',
    '/providers/Microsoft.Authorization/roleEligibilityScheduleInstances?api-version=2020-10-01&$filter=asTarget()',
  ],
] as const;

/** What one person may activate, asked in the built-in tenant and in a big one: how many are there besides must not matter. */
export async function bigTenant(): Promise<string> {
  const [small, big] = [await serve(['simulator']), await serve(['simulator', BIG])];
  try {
    const lines = [startOf(small, big)];
    for (const [what, resource, path] of READS) lines.push(await compare(what, resource, path, small, big));
    lines.push(await throughGroups(small, big));
    return lines.join('\n');
  } finally {
    await Promise.all([small.stop(), big.stop()]);
  }
}

async function compare(what: string, resource: 'graph' | 'arm', path: string, small: Serving, big: Serving) {
  const asked = [await askedBy(ALEX, resource, small, path), await askedBy(ALEX, resource, big, path)];
  const [rows, rowsOfBig] = await Promise.all(asked.map(rowsOf));
  if (rows !== rowsOfBig) throw new Error(`${what}: ${rows} rows in the built-in tenant, ${rowsOfBig} in the big one.`);
  const [inSmall = 0, inBig = 0] = await ratesOf(asked, ROUNDS, SECONDS);
  return `${what}, ${rows} rows: ${(1000 / inBig).toFixed(2)} ms in the big tenant, ${(1000 / inSmall).toFixed(2)} ms in the built-in one; ratio ${(inSmall / inBig).toFixed(2)}`;
}

/** Somebody whose groups are in groups in groups: no more than what these hold must be looked at. */
async function throughGroups(small: Serving, big: Serving): Promise<string> {
  const [what, resource, path] = READS[2];
  const asked = [await askedBy(ALEX, resource, small, path), await askedBy(DEEP, resource, big, path)];
  const [rowsOfAlex, rows] = await Promise.all(asked.map(rowsOf));
  const [ofAlex = 0, deep = 0] = await ratesOf(asked, ROUNDS, SECONDS);
  return `${what}, ${rows} rows through groups three deep in the big tenant: ${(1000 / deep).toFixed(2)} ms; ${rowsOfAlex} rows of Alex in the built-in one: ${(1000 / ofAlex).toFixed(2)} ms; ratio ${(ofAlex / deep).toFixed(2)}`;
}

async function rowsOf({ url, headers }: { url: string; headers: Record<string, string> }): Promise<number> {
  const { value } = (await (await fetch(url, { headers })).json()) as { value: unknown[] };
  return value.length;
}

const startOf = (small: Serving, big: Serving): string =>
  `start of a simulator with ${BIG}: ${(big.startMs / 1000).toFixed(1)} s, ${Math.round(big.megabytes)} MB; with the built-in tenant: ${(small.startMs / 1000).toFixed(1)} s, ${Math.round(small.megabytes)} MB`;

import { askedBy, ratesOf, serve } from './serving.ts';

const ROUNDS = 3;
const SECONDS = 3;

/** Lists a second of the simulator, one process on one core, beside a bare `node:http` server that answers the same bytes. */
export async function listRequests(): Promise<string> {
  const simulator = await serve(['simulator']);
  const asked = await askedBy('alexw@contoso.example', 'graph', simulator, ELIGIBILITIES);
  const sample = await (await fetch(asked.url, { headers: asked.headers })).text();
  const echo = await serve(['echo'], sample);
  try {
    const [lists = 0, bare = 0] = await ratesOf([asked, { url: echo.url, headers: {} }], ROUNDS, SECONDS);
    return `simulator list requests: ${Math.round(lists)}/s; bare node:http with the same ${sample.length} bytes: ${Math.round(bare)}/s; ratio ${(lists / bare).toFixed(3)}`;
  } finally {
    await Promise.all([simulator.stop(), echo.stop()]);
  }
}

const ELIGIBILITIES =
  "/v1.0/roleManagement/directory/roleEligibilityScheduleInstances/filterByCurrentUser(on='principal')";

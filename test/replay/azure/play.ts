import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import { type ArmRig, startArmRig } from '../../simulator/arm/arm-rig.ts';
import type { Reply } from '../../simulator/rig.ts';
import { createIdMap, type IdMap } from '../id-map.ts';
import { sharedKeys } from '../play.ts';
import type { AzureExample } from './examples.ts';
import { type AzureScene, sceneOf } from './scenes.ts';

export interface Replayed {
  readonly reply: Reply;
  /** Which ids stand for each other by then. */
  readonly ids: IdMap;
}

/** How long a ghost row stays: it is in one of the recordings. */
const GHOST_ROW_MS = 3 * 60_000;

/** A scan that is not yet done when it is told of. */
const SCAN_MS = 20_000;

/** What the simulator answers to an example. */
export async function play(example: AzureExample): Promise<Replayed> {
  const scene = sceneOf(example);
  const rig = await startScene(scene);
  try {
    const ids = createIdMap(scene.known);
    for (const { who, at, method, url, body, makes } of scene.before) {
      await rig.control('clock', { set: at });
      const { status, body: said } = await send(rig, who, method, url, body);
      if (status >= 300) throw new Error(`${method} ${url} before it failed: ${JSON.stringify(said)}`);
      if (makes) ids.pair(makes, said.name);
    }
    for (const [theirs, ours] of scene.pairs ?? []) ids.pair(theirs, ours);
    await rig.control('clock', { set: scene.now });
    const { method, url, body } = scene.ask ?? { ...example, body: example.requestBody };
    return { ids, reply: await send(rig, scene.who, method, ids.translate(url), body ?? undefined) };
  } finally {
    await rig.stop();
  }
}

async function startScene({ tenant, before: [first], now, recordings }: AzureScene): Promise<ArmRig> {
  const startedAt = new Date(Date.parse(first?.at ?? now) - 1);
  const knobs = {
    ...EXACT,
    alertScanMs: SCAN_MS,
    azure: { ...EXACT.azure, recordings, ghostRowMs: GHOST_ROW_MS, heldThroughGroup: 'person' as const },
  };
  return startArmRig({ tenant, startedAt, knobs, keys: await sharedKeys() });
}

async function send(rig: ArmRig, user: string, method: string, url: string, body?: unknown): Promise<Reply> {
  const { body: token } = await rig.control('tokens', { user, resource: 'arm', claims: { amr: ['pwd', 'mfa'] } });
  return rig.send(method, url, body, { authorization: `Bearer ${token.accessToken}` });
}

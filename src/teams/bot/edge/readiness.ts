import { createDeadline } from './deadline.ts';

/** Something that the bot needs to do its work, or that an operator wants to see beside it. No secrets, no addresses. */
export interface Check {
  /** As it is called in the answer. */
  readonly name: string;
  /** Throws where it is down; facts are shown beside its state. */
  look(): Promise<CheckResult>;
}

export interface CheckResult {
  /** `off`: this bot does without. */
  readonly state: 'up' | 'down' | 'off';
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface Readiness {
  readonly isReady: boolean;
  /** JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Longer than this nobody who asks for health waits. */
const TIME_LIMIT_MS = 3_000;
/** Whoever asks, and however often: what is looked at is not looked at more often. */
const FRESH_MS = 1_000;

/**
 * What `/readyz` answers. Ready is who has nothing down.
 *
 * @param beside what is shown in any case
 * @param now monotonic, in milliseconds
 */
export function createReadiness(
  checks: readonly Check[],
  beside: () => Readonly<Record<string, unknown>>,
  now: () => number = () => performance.now(),
): () => Promise<Readiness> {
  let last: { readonly at: number; readonly readiness: Promise<Readiness> } | undefined;

  async function look(): Promise<Readiness> {
    const states = await Promise.all(checks.map(lookAt));
    const isReady = states.every(({ status }) => status !== 'down');
    const shown = checks.map(({ name }, index) => [name, states[index]] as const);
    return { isReady, body: { status: isReady ? 'ready' : 'not ready', ...Object.fromEntries(shown), ...beside() } };
  }

  return () => {
    if (!last || now() - last.at >= FRESH_MS) last = { at: now(), readiness: look() };
    return last.readiness;
  };
}

async function lookAt({ look }: Check): Promise<{ readonly status: CheckResult['state'] }> {
  const deadline = createDeadline(TIME_LIMIT_MS);
  try {
    const result = await Promise.race([look(), deadline.over]);
    if (result === 'late') return { status: 'down', ...reasonIs('timeout') };
    return { status: result.state, ...result.facts };
  } catch (error) {
    return { status: 'down', ...reasonIs(error) };
  } finally {
    deadline.cancel();
  }
}

/** Its code alone: messages of databases name hosts and users. */
function reasonIs(error: unknown): { readonly reason: string } {
  if (error === 'timeout') return { reason: error };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { reason: /^\w{1,64}$/.test(code) ? code : 'error' };
}

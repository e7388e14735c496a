import type { DatabaseName } from './trial-database.ts';

export interface TrialOptions {
  readonly rounds: number;
  /** The same one makes the same choices; what the processes make of them is a matter of time. */
  readonly seed: number;
  readonly database: DatabaseName;
  /** Bots behind one address. More than one need a server. */
  readonly instances: number;
  /** Whether people's tokens are kept over a restart. */
  readonly tokens: boolean;
  /** How many people want something at once. */
  readonly people: number;
  /** Whether answers get lost on the network, too. */
  readonly faults: boolean;
  /** A folder for all that the trial left behind, for whoever looks for a mistake; nothing = it is not kept. */
  readonly keep?: string | undefined;
}

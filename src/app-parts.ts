import type { Config } from './config/config.ts';
import type { Clock } from './core/clock.ts';
import type { Fetch } from './core/fetch.ts';
import type { Logger } from './core/logger.ts';
import type { AssertionSource } from './microsoft/auth/assertion-source.ts';

/** What differs between production, sandbox and tests. */
export interface AppParts {
  readonly config: Config;
  /** The transport to Microsoft and to Teams. */
  readonly fetch: Fetch;
  /** The time that PIM and people live in. Token lifetimes stay real. */
  readonly clock: Clock;
  /** Whether that time is moved, as in the sandbox: then `App.clockMoved` is called each time. Default: it is not. */
  readonly isClockMoved?: boolean;
  /** In place of Teams' single sign-on, as in the sandbox. */
  readonly assertions?: AssertionSource | undefined;
  /** What a browser shall open in place of an address of Microsoft's. Left out: that address. */
  browserUrl?(url: string): string;
  /**
   * Whether the channel and the bot show each other their tokens. Off only in the sandbox: then anybody on this machine
   * may post activities.
   */
  readonly channelAuth: boolean;
  /** Where the bot may post to, where it is not the cloud's own hosts. */
  isServiceUrlAllowed?(serviceUrl: string): boolean;
  /** How long one attempt to reach the Teams connector may take. Default 10 s. */
  readonly connectorTimeLimitMs?: number;
  /** How long the answer to a click may wait for PIM. Default 2.5 s. */
  readonly clickTimeLimitMs?: number;
  /** IANA zone for people whose zone Teams does not say. */
  readonly fallbackZone: string;
  /** Told of a reason to stop that could not be seen at the start. Default: it is only logged. */
  fail?(error: Error): void;
  readonly logger: Logger;
}

export interface App {
  /** @returns the URL the bot listens at. Errors: AppError `AppTooPowerful`; what keeps it from listening. */
  start(): Promise<string>;
  /** The clock was moved. Resolves when what became due has been begun. */
  clockMoved(): Promise<void>;
  /** Takes nothing new, finishes the turns in flight; jobs that are not done by then go back to the queue. */
  stop(): Promise<void>;
}

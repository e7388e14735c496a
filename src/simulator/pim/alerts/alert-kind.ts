import type { Finding } from './finding.ts';

/** What one may set of an alert. */
export interface AlertSettings {
  /** Whether it is scanned for at all. */
  readonly isEnabled: boolean;
  readonly [setting: string]: boolean | number | string;
}

/** Something that an alert of a provider looks for. */
export interface AlertKind {
  readonly name: string;
  /** As at start. */
  readonly settings: AlertSettings;
  scan(at: Date, settings: AlertSettings): readonly Finding[];
}

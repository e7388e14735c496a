import type { JsonColumn } from '../json-column.ts';

/** The tables of what people and channels want. */
export interface SettingTables {
  readonly channel_routes: ChannelRouteRow;
  readonly preferences: PreferencesRow;
  readonly last_durations: LastDurationRow;
  readonly bundles: BundleRow;
}

interface ChannelRouteRow {
  readonly id: string;
  /** `routeKey`. */
  readonly same: string;
  readonly tenant_id: string;
  readonly conversation_id: string;
  readonly topic: string;
  /** A `ChannelRoute`. */
  readonly route: JsonColumn;
  readonly made_at: Date;
}

interface PreferencesRow {
  /** `personKey`, here and below. */
  readonly person: string;
  /** `Preferences`. */
  readonly preferences: JsonColumn;
}

interface LastDurationRow {
  readonly person: string;
  /** `targetKey`. */
  readonly target: string;
  readonly duration: string;
}

interface BundleRow {
  readonly person: string;
  /** Of its name: see `foldName`. */
  readonly spelling: string;
  /** A `Bundle`. */
  readonly bundle: JsonColumn;
}

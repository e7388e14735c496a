import type { ProviderName } from './provider-name.ts';

/** Something about the rights of a scope that PIM calls risky. Groups have none. */
export interface Alert {
  readonly provider: ProviderName;
  readonly id: string;
  readonly scopeId: string;
  readonly title: string;
  readonly severity: 'low' | 'medium' | 'high' | 'unknown';
  /** False: nothing was found, or somebody dismissed it until the next scan. */
  readonly isActive: boolean;
  readonly incidentCount: number;
  readonly lastScannedAt: Date | undefined;
  readonly impact: string;
  readonly mitigation: string;
  readonly isRemediatable: boolean;
}

/** One finding behind an alert. */
export interface AlertIncident {
  readonly id: string;
  /** What the service says of it, by its own member names. */
  readonly facts: ReadonlyMap<string, string>;
}

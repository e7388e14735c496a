import type { AlertEvent } from './alert-events.ts';
import type { AlertKind, AlertSettings } from './alert-kind.ts';
import type { Finding } from './finding.ts';
import { alertLife } from './last-scan.ts';
import { operationAt, type RefreshOperation } from './refresh-operation.ts';

/** An alert as it stands at a time. */
export interface AlertStanding {
  readonly findings: readonly Finding[];
  /** It found something, and nobody dismissed it or switched it off. */
  readonly isActive: boolean;
  readonly settings: AlertSettings;
  /** Null: never. */
  readonly lastScanned: Date | null;
  /** When something was found, or the settings changed; null is never. */
  readonly lastModified: Date | null;
}

/** The alerts of one provider. What they found follows from what PIM remembers, the scans and the clock. */
export interface AlertBook {
  readonly kinds: readonly AlertKind[];
  standing(kind: AlertKind, now: Date): AlertStanding;
  configure(kind: AlertKind, settings: AlertSettings, now: Date): void;
  setActive(kind: AlertKind, isActive: boolean, now: Date): void;
  /** Starts a scan of its own. */
  refresh(kind: AlertKind, now: Date): void;
  /** The last scan that somebody asked for. */
  operation(kind: AlertKind, now: Date): RefreshOperation | undefined;
  /** What happened before a restart. Nobody is told. */
  replay(change: AlertChange): void;
}

/** What happened to which alert, by its name. */
export interface AlertChange {
  readonly alert: string;
  readonly event: AlertEvent;
}

export interface AlertBookParts {
  readonly kinds: readonly AlertKind[];
  readonly startedAt: Date;
  /** How long a scan takes that somebody asks for. */
  readonly scanMs: number;
  /** Told of everything just before it takes effect. Where it throws, nothing happens. */
  readonly keep: (change: AlertChange) => void;
}

export function createAlertBook({ kinds, startedAt, scanMs, keep }: AlertBookParts): AlertBook {
  const events = new Map<string, readonly AlertEvent[]>();
  const eventsOf = ({ name }: AlertKind) => events.get(name) ?? [];
  const apply = ({ alert, event }: AlertChange) => void events.set(alert, [...(events.get(alert) ?? []), event]);
  const happened = ({ name: alert }: AlertKind, event: AlertEvent) => {
    keep({ alert, event });
    apply({ alert, event });
  };
  const scans = new Map<string, { readonly key: string; readonly findings: readonly Finding[] }>();

  /** The same scan is done once; one of this very moment may still see more, so it is not kept. */
  function findingsOf(kind: AlertKind, at: Date, settings: AlertSettings, now: Date): readonly Finding[] {
    const key = JSON.stringify([at, settings]);
    const known = scans.get(kind.name);
    if (known?.key === key) return known.findings;
    const findings = kind.scan(at, settings);
    if (at < now) scans.set(kind.name, { key, findings });
    return findings;
  }

  return {
    kinds,
    standing: (kind, now) => {
      const { lastScan, settings, isDismissed, lastConfigured } = alertLife(
        kind.settings,
        startedAt,
        eventsOf(kind),
        now,
      );
      const findings = lastScan ? findingsOf(kind, lastScan.at, lastScan.settings, now) : [];
      const modified = [lastConfigured, findings.length > 0 ? (lastScan?.at ?? null) : null];
      return {
        findings,
        isActive: findings.length > 0 && settings.isEnabled && !isDismissed,
        settings,
        lastScanned: lastScan?.at ?? null,
        lastModified: modified.reduce((last, time) => (time && (!last || time > last) ? time : last), null),
      };
    },
    configure: (kind, settings, at) => happened(kind, { type: 'configured', settings, at }),
    setActive: (kind, isActive, at) => happened(kind, { type: isActive ? 'reactivated' : 'dismissed', at }),
    refresh: (kind, at) => happened(kind, { type: 'refreshed', at, doneAt: new Date(at.getTime() + scanMs) }),
    operation: (kind, now) => operationAt(kind.settings, eventsOf(kind), now),
    replay: apply,
  };
}

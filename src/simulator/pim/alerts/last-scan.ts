import type { AlertEvent } from './alert-events.ts';
import type { AlertSettings } from './alert-kind.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface AlertLife {
  /** Null: never. */
  readonly lastScan: { readonly at: Date; readonly settings: AlertSettings } | null;
  readonly settings: AlertSettings;
  readonly isDismissed: boolean;
  readonly lastConfigured: Date | null;
}

/**
 * Where an alert stands at a time. It is scanned at the start and every 24 hours from then on, unless it is switched off or
 * dismissed; a refresh scans at once, and what was dismissed comes back with it.
 */
export function alertLife(first: AlertSettings, startedAt: Date, events: readonly AlertEvent[], now: Date): AlertLife {
  let life: AlertLife = { lastScan: null, settings: first, isDismissed: false, lastConfigured: null };
  let from = startedAt;
  for (const { at, event } of turns(events).filter((turn) => turn.at <= now)) {
    life = happened(scannedDaily(life, startedAt, from, new Date(at.getTime() - 1)), event, at);
    from = at > from ? at : from;
  }
  return scannedDaily(life, startedAt, from, now);
}

/** When each event takes effect, in this order: a refresh does at its end. */
const turns = (events: readonly AlertEvent[]) =>
  events
    .map((event) => ({ event, at: event.type === 'refreshed' ? event.doneAt : event.at }))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());

function happened(life: AlertLife, event: AlertEvent, at: Date): AlertLife {
  switch (event.type) {
    case 'configured':
      return { ...life, settings: event.settings, lastConfigured: at };
    case 'dismissed':
      return { ...life, isDismissed: true };
    case 'reactivated':
      return { ...life, isDismissed: false };
    case 'refreshed':
      return life.settings.isEnabled
        ? { ...life, isDismissed: false, lastScan: { at, settings: life.settings } }
        : life;
  }
}

/** The last of the daily scans from one time to another, both included, if there is one and it takes place. */
function scannedDaily(life: AlertLife, startedAt: Date, from: Date, until: Date): AlertLife {
  const days = Math.floor((until.getTime() - startedAt.getTime()) / DAY_MS);
  const at = new Date(startedAt.getTime() + days * DAY_MS);
  const isDue = days >= 0 && at >= from && life.settings.isEnabled && !life.isDismissed;
  return isDue ? { ...life, lastScan: { at, settings: life.settings } } : life;
}

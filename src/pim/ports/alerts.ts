import type { Alert, AlertIncident } from '../model/alert.ts';
import type { Person } from '../model/person.ts';

/** What PIM warns of at a scope. */
export interface Alerts {
  list(person: Person, scopeId: string): Promise<readonly Alert[]>;
  incidents(person: Person, alert: Alert): Promise<readonly AlertIncident[]>;
  /** Until the next scan finds it again. */
  dismiss(person: Person, alert: Alert): Promise<void>;
  /** Asks for a new scan and does not wait for it. */
  refresh(person: Person, alert: Alert): Promise<void>;
  /** Has PIM mend what it found; only of alerts that are remediatable. */
  remediate(person: Person, alert: Alert, incidentId: string): Promise<void>;
}

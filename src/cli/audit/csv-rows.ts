import { stringify } from 'csv-stringify/sync';

/** Column → where a record has it. */
const COLUMNS = {
  seq: ['seq'],
  recordedAt: ['recordedAt'],
  at: ['at'],
  event: ['event'],
  action: ['action'],
  actorName: ['actor', 'name'],
  actorId: ['actor', 'oid'],
  actorTenant: ['actor', 'tid'],
  provider: ['target', 'provider'],
  role: ['target', 'role', 'name'],
  roleId: ['target', 'role', 'id'],
  scope: ['target', 'scope', 'name'],
  scopeId: ['target', 'scope', 'id'],
  principal: ['target', 'principal', 'name'],
  principalId: ['target', 'principal', 'id'],
  justification: ['justification'],
  ticketNumber: ['ticket', 'number'],
  ticketSystem: ['ticket', 'system'],
  requestId: ['requestId'],
  outcome: ['outcome', 'kind'],
  status: ['outcome', 'status'],
  code: ['outcome', 'code'],
  microsoftRequestId: ['outcome', 'microsoftRequestId'],
  activityId: ['activityId'],
  intentId: ['intentId'],
  details: ['details'],
  previous: ['previous'],
  hash: ['hash'],
} as const;

const NAMES = Object.keys(COLUMNS);

export const csvHeader = (): string => stringify([NAMES]);

/**
 * JSON lines of the trail as CSV. What a spreadsheet would take for a formula gets an apostrophe before it.
 */
export const csvRows = (lines: readonly string[]): string =>
  stringify(
    lines.map((line) => {
      const record: unknown = JSON.parse(line);
      return Object.values(COLUMNS).map((path) => cell(path.reduce(member, record)));
    }),
    { escape_formulas: true },
  );

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const cell = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

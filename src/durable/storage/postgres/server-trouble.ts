import { AppError } from '../../../core/app-error.ts';

/** What to do about what PostgreSQL or the network says, by its code. */
const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: start the server, or mend host and port.',
  ENOTFOUND: 'There is no such host: mend its name.',
  EAI_AGAIN: 'The host name could not be looked up: check the network.',
  ETIMEDOUT: 'It does not answer: check the network and the firewall.',
  '28P01': 'The password is wrong: mend it.',
  '28000': 'The server does not let this user in: check the user and pg_hba.conf.',
  '3D000': 'There is no such database: create it, or mend its name.',
  '53300': 'It has no connection left: allow more, or run fewer instances.',
};

/** The error for a server that cannot be used. Names user, host and database, never the password. */
export function serverTrouble(url: string, cause: unknown): AppError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const advice = ADVICE[code] ?? 'Check DATABASE_URL.';
  return new AppError('DatabaseUnavailable', `No database at ${withoutPassword(url)}: ${why || code}. ${advice}`, {
    facts: { code },
    cause,
  });
}

function withoutPassword(url: string): string {
  const { username, host, pathname } = new URL(url);
  return `postgres://${username ? `${username}@` : ''}${host}${pathname}`;
}

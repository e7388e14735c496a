import { AppError } from '../../../core/app-error.ts';

export const headMissing = (): AppError =>
  new AppError(
    'AuditHeadMissing',
    'The head of the audit trail is gone from the database, so nothing can be added to it. Somebody removed it: restore the database from a backup.',
  );

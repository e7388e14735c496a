/** A folder of `--data` that cannot be used. Nothing in it was changed. */
export class DataFolderError extends Error {
  constructor(what: string, next: string, cause?: unknown) {
    super(`${what}. ${next}`, { cause });
    this.name = 'DataFolderError';
  }
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** The members that tie a record to its place. */
export interface Link {
  /** 1, 2, 3, … without a gap. */
  readonly seq: number;
  /** Hash of the record before; of the first one `NOTHING_BEFORE`. */
  readonly previous: string;
  /** ISO 8601, milliseconds, UTC: the database's own, real time. */
  readonly recordedAt: string;
}

/** The newest record of a trail, or the place where it begins. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** The head of a trail that has no record. */
export const NOTHING_BEFORE: Head = { seq: 0, hash: '0'.repeat(64) };

/** A record as it is stored. */
export interface StoredRecord extends Head {
  readonly recordedAt: Date;
  /** Canonical JSON (RFC 8785) of what happened, with its `Link`. */
  readonly record: string;
}

/** A head as people note it: `12:9f86d0…`. */
export const headText = ({ seq, hash }: Head): string => `${seq}:${hash}`;

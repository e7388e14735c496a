import type { Words } from './words.ts';

/** For whom something is written: their language, their time zone, and when they look. */
export interface View {
  readonly words: Words;
  readonly now: Date;
  /** IANA name, such as `Europe/Madrid`; UTC where unknown. */
  readonly zone: string;
}

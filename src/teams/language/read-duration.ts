import { Duration } from 'luxon';
import parseDuration from 'parse-duration';
import { durationMs, type IsoDuration, isoDurationOf, parseIsoDuration } from '../../core/iso-duration.ts';
import { numberWords } from './number-words.ts';

const MAX_LENGTH = 60;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A longer time is a slip of the finger: no PIM policy lets anybody activate for a year. */
const MAX_MS = 365 * 24 * HOUR_MS;
/** Months and years have no fixed length, and parse-duration's milliseconds and less are no time to hold a role. */
const UNITS_MS = new Set([1000, MINUTE_MS, HOUR_MS, 24 * HOUR_MS, 7 * 24 * HOUR_MS]);

/**
 * Reads how long: `2h`, `90 min`, `1h30`, `1.5h`, `1,5 h`, `2d`, `PT2H`, `two hours`, `half an hour`, `an hour and a half`.
 * Every word must be understood: `2 hors` is nothing, as are a bare number, zero, negatives, months and more than a year.
 * So is `1:30`, which may be a time of day.
 */
export function readDuration(text: string): IsoDuration | undefined {
  const ms = readMs(text);
  return ms !== undefined && ms >= 1000 && ms <= MAX_MS ? isoDurationOf(ms) : undefined;
}

/** Whether the text says a length of time that is nothing or less: `0m`, `-1h`, `PT0S`. */
export function isDurationNotPositive(text: string): boolean {
  const ms = readMs(text);
  return ms !== undefined && ms <= 0;
}

function readMs(text: string): number | undefined {
  const plain = clean(text);
  if (plain.length > MAX_LENGTH) return undefined;
  if (/^[+-]?p/.test(plain)) return readIsoMs(plain);
  const negative = plain.startsWith('-') || plain.startsWith('minus ');
  const ms = new DurationWords(plain.replace(/^(-|minus )\s*/, '')).ms();
  return ms !== undefined && negative ? -ms : ms;
}

const clean = (text: string): string =>
  text
    .slice(0, MAX_LENGTH * 2)
    .replace(/(\d?)([½¼¾])/g, (_, whole: string, part: string) => (whole || '0') + FRACTIONS[part])
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[−–—]/g, '-')
    .replace(/^[\s"'“”‘’(]+|[\s"'“”‘’).,;!?]+$/g, '');

const FRACTIONS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' };

function readIsoMs(text: string): number | undefined {
  const duration = parseIsoDuration(text);
  if (duration !== undefined) return durationMs(duration);
  const ms = Duration.fromISO(text.toUpperCase()).toMillis();
  return /\d/.test(text) && ms <= 0 ? ms : undefined;
}

/** Reads a cleaned text from left to right. parse-duration knows the units but skips what it does not know; this does not. */
class DurationWords {
  readonly #words: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#words = text.match(/\d+(?:[.,]\d+)?|\p{L}+|\S/gu) ?? [];
  }

  /** Units must go from large to small, each once; only the last part may have a fraction. */
  ms(): number | undefined {
    let total = 0;
    let lastUnitMs = Number.POSITIVE_INFINITY;
    let whole = true;
    while (whole) {
      const amount = this.#amount();
      if (amount === undefined) return undefined;
      const unitMs = this.#unitMs() ?? this.#bareMinutesMs(lastUnitMs);
      if (unitMs === undefined || unitMs >= lastUnitMs) return undefined;
      const sum = this.#takesAndAHalf() ? amount + 0.5 : amount;
      total += sum * unitMs;
      if (this.#at >= this.#words.length) return total;
      whole = Number.isInteger(sum);
      lastUnitMs = unitMs;
      if (!this.#takes('and')) this.#takes(',');
    }
    return undefined;
  }

  #amount(): number | undefined {
    if (this.#takes('a', 'half') || this.#takes('half')) return this.#of(0.5);
    if (this.#takes('three', 'quarters')) return this.#of(0.75);
    if (this.#takes('a', 'quarter') || this.#takes('quarter')) return this.#of(0.25);
    if (this.#takes('an') || this.#takes('a')) return 1;
    const number = this.#number();
    if (number === undefined) return undefined;
    return this.#takesAndAHalf() ? number + 0.5 : number;
  }

  /** "half an hour", "quarter of an hour", "half hour". */
  #of(share: number): number {
    this.#takes('of');
    if (!this.#takes('an')) this.#takes('a');
    return share;
  }

  #number(): number | undefined {
    const word = this.#words[this.#at] ?? '';
    // Three decimals would be a thousands separator to half of the world.
    if (/^\d{1,7}(?:[.,]\d{1,2})?$/.test(word)) {
      this.#at++;
      return Number(word.replace(',', '.'));
    }
    const spelled = numberWords(this.#words, this.#at);
    this.#at += spelled?.length ?? 0;
    return spelled?.value;
  }

  #unitMs(): number | undefined {
    const unit = this.#words[this.#at] ?? '';
    const ms = /^[a-z]+$/.test(unit) ? parseDuration(`1${unit}`) : null;
    if (ms === null || !UNITS_MS.has(ms)) return undefined;
    this.#at++;
    this.#takes('.');
    return ms;
  }

  /** The 30 of "1h30", which ends the text. */
  #bareMinutesMs(lastUnitMs: number): number | undefined {
    const isLast = this.#at === this.#words.length;
    return isLast && lastUnitMs === HOUR_MS && /^[0-5]?\d$/.test(this.#words.at(-1) ?? '') ? MINUTE_MS : undefined;
  }

  #takesAndAHalf(): boolean {
    return this.#takes('and', 'a', 'half') || this.#takes('and', 'half');
  }

  #takes(...words: readonly string[]): boolean {
    const here = words.every((word, offset) => this.#words[this.#at + offset] === word);
    if (here) this.#at += words.length;
    return here;
  }
}

import { isJson, type Json } from '../json.ts';

/** What a visitor answers to pass over what stands inside a part. */
export const PASS_OVER = Symbol('pass over');

/**
 * Every visible part of a card, in reading order. What an old client sees instead (`fallback`), what a button carries
 * (`data`) and the refresh that nobody clicks are no parts of it.
 */
export function walk(value: unknown, visit: (part: Json) => unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (isJson(value)) {
    if (value.isVisible === false || visit(value) === PASS_OVER) return;
    for (const [name, item] of Object.entries(value)) if (!NO_PARTS.has(name)) walk(item, visit);
  }
}

const NO_PARTS = new Set(['fallback', 'data', 'refresh', 'authentication', 'msteams']);

import type { Json } from '../json.ts';

/** Teams shows the cards of bots up to 1.5; what is newer shows as its fallback text. Universal Actions came with 1.4. */
const NEWEST = 1.5;
const UNIVERSAL = 1.4;

/** Whether a client takes `Action.Execute` and `refresh` on this card. */
export const hasUniversalActions = (card: Json): boolean => versionOf(card) >= UNIVERSAL;

/** Throws where Teams would show no button of this card at all. */
export function checkShown(card: Json): void {
  const version = versionOf(card);
  if (version > NEWEST)
    throw new Error(`Teams shows cards up to version ${NEWEST}; of this one, ${version}, it shows the fallback text.`);
  if (Number.isNaN(version)) throw new Error('Teams shows no card without a version.');
}

const versionOf = ({ version }: Json): number => (typeof version === 'string' ? Number(version) : Number.NaN);

import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';

/**
 * The same for all copies of an activity. The id alone is not enough: a click comes again under its id with the sign-in that
 * it was asked for.
 */
export const activityKey = ({ id, conversation, from, type, name, text, value }: Activity): string =>
  hashOf([id, conversation.id, from.id, type, name, text, value]);

export const hashOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

import { createHash, randomUUID } from 'node:crypto';

/** The ids that Teams gives. */
export interface Ids {
  /** Of a message: milliseconds since 1970, never twice. */
  message(): string;
  /** Of an event or an invoke. */
  event(): string;
}

export function createIds(now: () => Date): Ids {
  let last = 0;
  return {
    message: () => {
      last = Math.max(last + 1, now().getTime());
      return String(last);
    },
    event: () => `f:${randomUUID()}`,
  };
}

export const personalChatId = (mri: string): string => `a:1${hashOf(`chat ${mri}`, 'base64url')}`;
export const groupChatId = (name: string): string => `19:${hashOf(`group ${name}`, 'hex').slice(0, 32)}@thread.v2`;
export const channelId = (team: string, name: string): string =>
  `19:${hashOf(`channel ${team}/${name}`, 'hex').slice(0, 32)}@thread.tacv2`;

/** The Entra group behind a team. */
export const groupId = (team: string): string =>
  hashOf(`team ${team}`, 'hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

const hashOf = (text: string, encoding: 'hex' | 'base64url'): string =>
  createHash('sha256').update(text).digest(encoding);

import { createHash } from 'node:crypto';

/** Somebody in Teams, as the connector knows them. */
export interface Account {
  /** Entra object id. */
  readonly id: string;
  /** The id that this bot knows them by: another for every bot, and nothing that could be read. */
  readonly mri: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** Their home. Another one than the bot's for people from outside. */
  readonly tenantId: string;
  readonly isGuest: boolean;
}

export const mriOf = (appId: string, personId: string): string =>
  `29:1${createHash('sha256').update(`${appId}/${personId}`).digest('base64url')}`;

/** An account as rosters list it. `objectId` is the older name of `aadObjectId`; Teams sends both. */
export function rosterEntry(account: Account): object {
  const [givenName = '', ...rest] = account.displayName.split(' ');
  return {
    id: account.mri,
    name: account.displayName,
    objectId: account.id,
    aadObjectId: account.id,
    givenName,
    surname: rest.join(' '),
    email: account.userPrincipalName,
    userPrincipalName: account.userPrincipalName,
    tenantId: account.tenantId,
    userRole: account.isGuest ? 'guest' : 'user',
  };
}

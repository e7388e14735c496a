import { rosterEntry } from '../account.ts';
import type { TeamsState } from '../state.ts';
import { ConnectorError } from './connector-error.ts';
import { findConversation } from './find-conversation.ts';
import type { Work } from './read-request.ts';
import type { Route } from './route.ts';

const DEFAULT_PAGE = 200;
const MIN_PAGE = 50;
const MAX_PAGE = 500;

/** `GET /v3/conversations/{id}/members`: all at once, the older way. */
export const listMembers = (state: TeamsState, { id }: Route): readonly object[] =>
  findConversation(state, id).conversation.members.map(rosterEntry);

/** `GET /v3/conversations/{id}/members/{member}`, by MRI, object id or sign-in name. */
export function readMember(state: TeamsState, { id, part = '' }: Route): object {
  const member = findConversation(state, id).conversation.members.find(
    (one) => one.mri === part || one.id === part.toLowerCase() || one.userPrincipalName === part,
  );
  if (!member) throw new ConnectorError(404, 'MemberNotFoundInConversation');
  return rosterEntry(member);
}

/**
 * `GET /v3/conversations/{id}/pagedmembers?pageSize=&continuationToken=`. `pageSize` is a wish: Teams keeps it between
 * 50 and 500, and chats are given whole.
 */
export function pageMembers(state: TeamsState, { id }: Route, { query }: Work): object {
  const { conversation } = findConversation(state, id);
  const members = conversation.members.map(rosterEntry);
  if (conversation.kind !== 'channel') return { members };
  const start = startOf(query.get('continuationToken'));
  const wanted = Number(query.get('pageSize') ?? DEFAULT_PAGE) || DEFAULT_PAGE;
  const size = state.membersPerPage ?? Math.min(MAX_PAGE, Math.max(MIN_PAGE, wanted));
  const end = start + size;
  return {
    members: members.slice(start, end),
    ...(end < members.length && { continuationToken: Buffer.from(`from ${end}`).toString('base64url') }),
  };
}

function startOf(token: string | null): number {
  if (token === null || token === '') return 0;
  const start = /^from (\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start === undefined) throw new ConnectorError(400, 'BadArgument', 'The continuation token is not valid.');
  return Number(start);
}

import type { ScheduleRequest } from '../../../pim/index.ts';
import { matchName, type NameMatch } from '../../language/match-name.ts';

/** Words that only tie a role, a scope and a person together: "Owner on rg-web-prod for Alex Wilber". */
const LINKS = /(^|\s)(?:on|in|for|from|of|by|to|request|requests)(?=\s|$)/giu;

const bare = (text: string): string =>
  text
    .replace(/[’']s\b/gu, '')
    .replace(LINKS, ' ')
    .trim();

/** The names by which a request may be called: its role, its requester, both; each with the scope where there is one. */
function namesOf({ role, scope, principal }: ScheduleRequest, withPeople: boolean): string[] {
  const place = scope.kind === 'directory' ? [] : [scope.name];
  const roles = [role.name, ...place.map((name) => `${role.name} ${name}`)];
  if (!withPeople) return [...roles, ...(scope.kind === 'group' ? place : [])];
  const people = [principal.name, principal.signInName ?? '', principal.signInName?.split('@')[0] ?? ''].filter(
    Boolean,
  );
  return [
    ...roles,
    ...(scope.kind === 'group' ? place : []),
    ...people,
    ...people.flatMap((person) => roles.map((one) => `${person} ${one}`)),
  ];
}

/** Requests that a person may have meant. `withPeople`: they may be called by who asked. */
export function findRequests(
  name: string,
  requests: readonly ScheduleRequest[],
  { withPeople }: { readonly withPeople: boolean },
): NameMatch<ScheduleRequest> {
  const called = requests.flatMap((request) => namesOf(request, withPeople).map((one) => ({ request, one })));
  const found = matchName(bare(name), called, ({ one }) => bare(one));
  if (found.kind === 'none') return found;
  return { kind: found.kind, matches: [...new Set(found.matches.map(({ request }) => request))] };
}

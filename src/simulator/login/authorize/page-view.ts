import type { Call } from '../../server/call.ts';
import type { Requirement } from '../../tenant/sign-in/conditional-access-policy.ts';
import type { Person } from '../../tenant/tenant.ts';
import { audienceOf } from '../../tokens/resources.ts';
import type { TenantState } from '../../world.ts';
import { type Demands, demandsOn } from '../conditions/demands.ts';
import { unconsented } from '../conditions/granted-permissions.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { PAGE_FIELDS, type PageAnswer } from './page-answer.ts';
import type { ReturnTo } from './return-to.ts';

/** What the sign-in page shows. */
export interface PageView {
  readonly organisation: string;
  readonly application: string;
  readonly redirectUri: string;
  /** Full names, such as `https://graph.microsoft.com/User.Read`. */
  readonly permissions: readonly string[];
  readonly people: readonly Person[];
  readonly chosenId: string | undefined;
  /** Query of the page that offers everybody; nothing where it is this one. */
  readonly everybodyQuery: string | undefined;
  /** What is asked for, each as a phrase. */
  readonly asks: readonly string[];
  readonly mfa: { readonly isTicked: boolean; readonly isRegistration: boolean };
  /** Nothing where it is not asked for. */
  readonly external: { readonly isTicked: boolean } | undefined;
  readonly contexts: readonly { readonly name: string; readonly isTicked: boolean }[];
  readonly consent: { readonly permissions: readonly string[]; readonly isTicked: boolean } | undefined;
  readonly problems: readonly string[];
  /** Members of the request, which the form sends again. */
  readonly request: readonly (readonly [string, string])[];
}

interface Shown {
  readonly state: TenantState;
  readonly call: Call;
  readonly request: AuthorizeRequest;
  readonly to: ReturnTo;
  /** What was answered already, and what is wrong with it. */
  readonly answer?: PageAnswer | undefined;
  readonly problems: readonly string[];
}

/** What is asked for is ticked beforehand: signing in is one click, and leaving something out is a choice. */
export function pageView({ state, call, request, to, answer, problems }: Shown): PageView {
  const { tenant, directory, signIn } = state;
  const { scopes, prompt, loginHint } = request;
  const hinted = loginHint === undefined ? undefined : directory.person(loginHint);
  const chosen = answer?.person === undefined ? hinted : directory.person(answer.person);
  const people = hinted && prompt !== 'select_account' ? [hinted] : tenant.people;
  const demands = demandsOnAny(chosen ? [chosen] : people, state, request, call.now);
  const missing = scopes.resources.flatMap(({ resource, ...asked }) =>
    fullNames(resource, unconsented(state, chosen ?? { id: '' }, { resource, ...asked })),
  );
  const all = scopes.resources.flatMap(({ resource, permissions }) => fullNames(resource, permissions));
  const isConsentAsked = missing.length > 0 || prompt === 'consent';
  const members = requestMembers(call);
  return {
    organisation: tenant.displayName,
    application: tenant.bot.displayName,
    redirectUri: to.redirectUri,
    permissions: all,
    people,
    chosenId: chosen?.id,
    everybodyQuery: people === tenant.people ? undefined : everybodyQuery(members),
    asks: asksOf(demands, isConsentAsked),
    mfa: {
      isTicked: answer ? answer.mfa : demands.mfa,
      isRegistration: chosen !== undefined && !signIn.registeredForMfa.has(chosen.id),
    },
    external: demands.externalChallenge ? { isTicked: answer ? answer.external : true } : undefined,
    contexts: demands.contexts.map((name) => ({ name, isTicked: answer ? answer.contexts.includes(name) : true })),
    consent: isConsentAsked
      ? { permissions: missing.length > 0 ? missing : all, isTicked: answer?.consent ?? false }
      : undefined,
    problems,
    request: members,
  };
}

type AnyDemands = Pick<Demands, 'mfa' | 'externalChallenge' | 'contexts' | 'policies'>;

/** What would be demanded of one or another of them. */
function demandsOnAny(
  people: readonly Person[],
  state: TenantState,
  { scopes, claims }: AuthorizeRequest,
  now: Date,
): AnyDemands {
  const resources = scopes.resources.map(({ resource }) => resource);
  const all = people.map((person) => demandsOn(state, { person, resources, claims }, now));
  return {
    mfa: all.some(({ mfa }) => mfa),
    externalChallenge: all.some(({ externalChallenge }) => externalChallenge),
    contexts: [...new Set(all.flatMap(({ contexts }) => contexts))],
    policies: [...new Set(all.flatMap(({ policies }) => policies))],
  };
}

function asksOf(
  { contexts, mfa, externalChallenge, policies }: AnyDemands,
  isConsentAsked: boolean,
): readonly string[] {
  const because = (phrase: string, isReason: (requires: Requirement) => boolean) => {
    const names = policies.filter(({ requires }) => isReason(requires)).map(({ displayName }) => displayName);
    return names.length === 0 ? phrase : `${phrase} (${names.join(', ')})`;
  };
  return [
    ...contexts.map((context) =>
      because(
        `authentication context ${context}`,
        (requires) => requires.kind === 'context' && requires.context === context,
      ),
    ),
    ...(mfa ? [because('a second factor', ({ kind }) => kind === 'mfa')] : []),
    ...(externalChallenge ? [because('another challenge', ({ kind }) => kind === 'externalChallenge')] : []),
    ...(isConsentAsked ? ['consent to permissions'] : []),
  ];
}

const fullNames = (resource: Parameters<typeof audienceOf>[0], permissions: readonly string[]): readonly string[] =>
  permissions.map((permission) => `${audienceOf(resource)}/${permission}`);

/** Everything that came with the request, from query and body, without what the page added. */
function requestMembers({ query, body }: Call): readonly (readonly [string, string])[] {
  const members = new Map([...query, ...new URLSearchParams(body)]);
  return [...members].filter(([name]) => !PAGE_FIELDS.some((field) => field === name));
}

function everybodyQuery(members: readonly (readonly [string, string])[]): string {
  const query = new URLSearchParams(members.map(([name, value]): [string, string] => [name, value]));
  query.delete('login_hint');
  query.set('prompt', 'select_account');
  return query.toString();
}

import type { ClaimsRequest } from '../asked/claims-request.ts';

/** The members that the page itself sends, besides those of the request. */
export const PAGE_FIELDS = ['answer', 'person', 'mfa', 'context', 'external', 'consent'] as const;

/** What was ticked and pressed. */
export interface PageAnswer {
  readonly isRefused: boolean;
  /** A sign-in name or an object id. */
  readonly person: string | undefined;
  readonly mfa: boolean;
  readonly external: boolean;
  readonly contexts: ClaimsRequest['contexts'];
  readonly consent: boolean;
}

/** Reads it off the body of a POST; nothing where the body is no answer but a request. `problems`: what cannot be understood. */
export function readPageAnswer(body: URLSearchParams): { answer: PageAnswer; problems: readonly string[] } | undefined {
  const pressed = body.get('answer');
  if (pressed === null) return undefined;
  const ticks = (['mfa', 'external', 'consent'] as const).map((name) => [name, body.get(name)] as const);
  const isTicked = new Map(ticks.map(([name, value]) => [name, value === 'yes']));
  return {
    answer: {
      isRefused: pressed === 'refuse',
      person: body.get('person') || undefined,
      mfa: isTicked.get('mfa') ?? false,
      external: isTicked.get('external') ?? false,
      contexts: body.getAll('context'),
      consent: isTicked.get('consent') ?? false,
    },
    problems: [
      ...(pressed === 'sign-in' || pressed === 'refuse'
        ? []
        : [`The answer is "${pressed}": expected "sign-in" or "refuse".`]),
      ...ticks.flatMap(([name, value]) =>
        value === null || value === 'yes' ? [] : [`"${name}" is "${value}": expected "yes", or nothing at all.`],
      ),
    ],
  };
}

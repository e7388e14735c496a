import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { CARD_MARK, MARK_LENGTH } from '../../../cards/elements/card-mark.ts';

const text = z.string().min(1).max(20_000).optional();

/** Bot Framework, "Universal Action Model": the value of an `adaptiveCard/action`. */
const invokeValue = z.looseObject({
  action: z.looseObject({ verb: z.unknown(), data: z.unknown() }),
  trigger: z.unknown().optional(),
  authentication: z.looseObject({ id: text, connectionName: text, token: text }).nullish(),
  state: text.nullish(),
});

/** What a client sent for a button. Verb and data are its word: they are read by `readAction`. */
export interface Click {
  readonly verb: unknown;
  readonly data: unknown;
  /** The client asks by itself for this person's view of a card; nobody pressed anything. */
  readonly isAutomatic: boolean;
  /** What the clicked card says that it shows (`CARD_MARK`). */
  readonly shows?: string | undefined;
  /** What came of the sign-in that an earlier answer to the same click asked for. */
  readonly signIn: ClickSignIn | undefined;
}

export type ClickSignIn =
  /** Single sign-on's token for the bot itself, not checked yet. */
  | { readonly kind: 'token'; readonly token: string; readonly exchangeId: string | undefined }
  /** What the sign-in page gave to Teams. */
  | { readonly kind: 'state'; readonly state: string };

const NOTHING: Click = { verb: undefined, data: undefined, isAutomatic: false, signIn: undefined };

/** Reads an `Action.Execute`. What is no click at all has no verb. */
export function readExecute({ value }: Pick<Activity, 'value'>): Click {
  const read = invokeValue.safeParse(value);
  if (!read.success) return NOTHING;
  const { action, trigger, authentication, state } = read.data;
  return {
    verb: action.verb,
    data: action.data,
    ...markIn(action.data),
    isAutomatic: trigger === 'automatic',
    signIn: authentication?.token
      ? { kind: 'token', token: authentication.token, exchangeId: authentication.id }
      : state
        ? { kind: 'state', state }
        : undefined,
  };
}

/** Reads an `Action.Submit`, the way of clients without Universal Actions: the verb stands in the data. */
export function readSubmit({ value }: Pick<Activity, 'value'>): Click {
  if (typeof value !== 'object' || value === null) return NOTHING;
  const { verb, ...data } = value as { readonly verb?: unknown };
  return { ...NOTHING, verb, data, ...markIn(data) };
}

function markIn(data: unknown): Pick<Click, 'shows'> {
  if (typeof data !== 'object' || data === null || !(CARD_MARK in data)) return {};
  const { [CARD_MARK]: mark } = data;
  return typeof mark === 'string' && mark.length <= MARK_LENGTH ? { shows: mark } : {};
}

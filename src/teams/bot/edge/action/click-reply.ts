import type { CardJson } from '../../../cards/elements/rendered-card.ts';
import type { Receipt } from '../server.ts';

/** A sign-in card (OAuthCard) as Teams takes it, in a message and in the answer to a click. */
export interface SignInCard {
  readonly text: string;
  /** Not empty: a client shows nothing otherwise. */
  readonly connectionName: string;
  /** Left out where single sign-on cannot be: then there is only the button. */
  readonly tokenExchangeResource?: { readonly id: string; readonly uri?: string; readonly providerId?: string };
  readonly buttons: readonly { readonly type: 'signin'; readonly title: string; readonly value: string }[];
}

/** What is answered to a click over HTTP. */
export type ClickReply =
  /** What this person's client shows in place of the card from now on, for them alone. */
  | { readonly kind: 'card'; readonly card: CardJson }
  /** A sentence under the card. */
  | { readonly kind: 'note'; readonly note: string }
  | SignInReply
  /** The client shows that something went wrong. */
  | { readonly kind: 'error'; readonly status: 400 | 500; readonly code: string; readonly message: string };

export type SignInReply =
  /** The client gets a token and sends the same click again with it; where it cannot, it shows the button. */
  | { readonly kind: 'sign-in'; readonly signIn: SignInCard }
  /** The token that came with the click cannot be exchanged (consent, MFA): the client shows the button. */
  | { readonly kind: 'token-refused'; readonly message: string }
  /** What the sign-in page gave to Teams is not what the bot waits for. */
  | { readonly kind: 'state-refused'; readonly message: string };

const MIME = 'application/vnd.microsoft.';

/**
 * HTTP says always 200, the real status stands in the body (Microsoft Learn, "Universal Action Model" and "Authentication
 * flow in Universal Actions").
 */
export function clickReceipt(reply: ClickReply): Receipt {
  const [statusCode, type, value] = bodyOf(reply);
  return { status: 200, body: { statusCode, type: `${MIME}${type}`, value } };
}

function bodyOf(reply: ClickReply): readonly [statusCode: number, type: string, value: unknown] {
  switch (reply.kind) {
    case 'card':
      return [200, 'card.adaptive', reply.card];
    case 'note':
      return [200, 'activity.message', reply.note];
    case 'sign-in':
      return [401, 'activity.loginRequest', reply.signIn];
    case 'token-refused':
      return [412, 'error.preconditionFailed', { code: '412', message: reply.message }];
    case 'state-refused':
      return [401, 'error.incorrectAuthCode', { code: '401', message: reply.message }];
    case 'error':
      return [reply.status, 'error', { code: reply.code, message: reply.message }];
  }
}

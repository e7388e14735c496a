import type { Words } from '../../../words/words.ts';
import type { SignInCard } from '../edge/action/click-reply.ts';

/** Teams shows nothing without a name; there is no such connection at the Bot Framework's token service. */
const CONNECTION = 'pim';

export interface SignInCardPaint {
  readonly resumeId: string;
  readonly url: string;
  /** What Teams gets a token for without asking; nothing where it cannot. */
  readonly uri: string | undefined;
}

/** The card with which a client signs its person in silently, and shows the button where that does not work. */
export const signInCardContent = ({ resumeId, url, uri }: SignInCardPaint, words: Words): SignInCard => ({
  text: words.say('signIn.text'),
  connectionName: CONNECTION,
  ...(uri !== undefined && { tokenExchangeResource: { id: resumeId, uri } }),
  buttons: [{ type: 'signin', title: words.say('button.signIn'), value: url }],
});

import { AppError } from '../../../core/app-error.ts';
import { errorWords } from '../../../words/error-words.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { errorCard } from '../../cards/messages/error-card.ts';
import { consentCard } from '../../cards/sign-in/consent-card.ts';
import { signInCard } from '../../cards/sign-in/sign-in-card.ts';
import { stepUpCard } from '../../cards/sign-in/step-up-card.ts';
import type { Need } from './need-of.ts';

export interface AskLinks {
  /** The page to sign in at. */
  signIn(): Promise<string>;
  /** The page for administrators. */
  consent(): Promise<string>;
}

/** What a person is shown whose sign-in is not enough. `need`: nothing where no sign-in is known to help. */
export async function askCard(
  error: unknown,
  need: Need | undefined,
  links: AskLinks,
  view: View,
): Promise<RenderedCard> {
  if (need?.kind === 'step-up') return stepUpCard({ ...need, url: await links.signIn() }, view);
  if (need?.kind === 'consent') return consentCard(await links.consent(), view);
  const said = errorWords(error, view.words);
  if (!need && !isWorthAnother(error)) return errorCard(said, view);
  return signInCard(said, await links.signIn(), view);
}

/** The page may do what the silent sign-in could not. Against a block it cannot. */
const isWorthAnother = (error: unknown): boolean =>
  error instanceof AppError && ['PersonMismatch', 'SignInFailed', 'NoAnswer'].includes(error.code);

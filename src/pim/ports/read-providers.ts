import { AppError } from '../../core/app-error.ts';
import type { ProviderName } from '../model/provider-name.ts';
import type { PimProvider, Providers } from './pim-provider.ts';

/** What the providers answered, and which did not. */
export interface ProviderAnswers<T> {
  readonly answers: readonly T[];
  readonly missing: readonly ProviderName[];
}

/**
 * Reads all providers in parallel. One that fails is named instead of failing the others (promises, Reliability 5).
 * Throws the first error where none answered: there is nothing to show then. Also throws where a sign-in is all that is
 * missing: the person can give it, and nothing would be lacking.
 */
export async function readProviders<T>(
  providers: Providers,
  read: (provider: PimProvider) => Promise<T>,
): Promise<ProviderAnswers<T>> {
  const answers: T[] = [];
  const failures: { name: ProviderName; error: unknown }[] = [];
  await Promise.all(
    [...providers.values()].map((provider) =>
      read(provider).then(
        (answer) => answers.push(answer),
        (error: unknown) => failures.push({ name: provider.name, error }),
      ),
    ),
  );
  const signIn = failures.find(({ error }) => error instanceof AppError && error.code === 'SignInNeeded');
  if (signIn) throw signIn.error;
  if (answers.length === 0 && failures[0]) throw failures[0].error;
  return { answers, missing: failures.map((failure) => failure.name) };
}

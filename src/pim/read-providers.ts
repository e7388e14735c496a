import type { PimProvider } from './pim-provider.ts';
import type { ProviderName } from './provider-name.ts';

/** What the providers answered, and which did not. */
export interface ProviderAnswers<T> {
  readonly answers: readonly T[];
  readonly missing: readonly ProviderName[];
}

/**
 * Reads all providers in parallel. One that fails is named instead of failing the others (promises, Reliability 5).
 * Throws the first error where none answered: there is nothing to show then.
 */
export async function readProviders<T>(
  providers: readonly PimProvider[],
  read: (provider: PimProvider) => Promise<T>,
): Promise<ProviderAnswers<T>> {
  const results = await Promise.allSettled(providers.map(read));
  const answers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.flatMap((result, index) =>
    result.status === 'rejected' ? [{ provider: providers[index]?.name, reason: result.reason }] : [],
  );
  if (answers.length === 0 && failed[0]) throw failed[0].reason;
  return { answers, missing: failed.flatMap(({ provider }) => (provider ? [provider] : [])) };
}

import { AppError } from '../../core/app-error.ts';
import type { ProviderName } from '../model/provider-name.ts';
import type { PimProvider, Providers } from './pim-provider.ts';

/** Throws AppError `UnknownProvider`: a card or an intent may name one that is not connected any more. */
export function providerNamed(providers: Providers, name: ProviderName): PimProvider {
  const provider = providers.get(name);
  if (provider) return provider;
  const connected = [...providers.keys()].join(', ') || 'none';
  throw new AppError('UnknownProvider', `"${name}" is not connected (connected: ${connected}). Nothing was sent.`);
}

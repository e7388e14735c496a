import { AppError } from '../../core/app-error.ts';
import type { Alerts } from './alerts.ts';
import type { PimProvider } from './pim-provider.ts';
import type { Policies } from './policies.ts';

/** Parts of PIM that need permissions of their own, and are off unless whoever runs the bot switches them on. */
export type PimFeature = 'policyEditing' | 'alerts';

/** The setting that switches them on. */
const SETTING = 'BOT_FEATURES';

const SAYS: Readonly<Record<PimFeature, string>> = {
  policyEditing: 'Changing policies is',
  alerts: 'Alerts are',
};

/**
 * The provider without what is switched off, the same for all three, also where a provider would need no more
 * permissions for it. AppError `FeatureOff` says which setting switches it on; PIM is not asked.
 */
export function limitToFeatures(provider: PimProvider, features: readonly string[]): PimProvider {
  const { policies, alerts } = provider;
  return {
    ...provider,
    policies: features.includes('policyEditing') ? policies : withoutChanging(policies),
    alerts: alerts && (features.includes('alerts') ? alerts : NO_ALERTS),
  };
}

const off = (feature: PimFeature) => async (): Promise<never> => {
  const message = `${SAYS[feature]} switched off. Nothing was sent. ${SETTING}=${feature} switches it on.`;
  throw new AppError('FeatureOff', message, { facts: { feature, setting: SETTING } });
};

const withoutChanging = (policies: Policies): Policies => ({ ...policies, change: off('policyEditing') });

const NO_ALERTS: Alerts = {
  list: off('alerts'),
  incidents: off('alerts'),
  dismiss: off('alerts'),
  refresh: off('alerts'),
  remediate: off('alerts'),
};

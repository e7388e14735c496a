/**
 * What the bot does only where whoever runs it switches it on, because it needs permissions of its own: changing
 * policies, alerts, finding applications by name.
 */
export const OPTIONAL_FEATURES = ['policyEditing', 'alerts', 'applications'] as const;
export type OptionalFeature = (typeof OPTIONAL_FEATURES)[number];

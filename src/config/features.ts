/**
 * What the bot does only where whoever runs it switches it on, because it needs permissions of its own: changing
 * policies, alerts, finding applications by name, looking at what is in force without anybody's sign-in.
 */
export const OPTIONAL_FEATURES = ['policyEditing', 'alerts', 'applications', 'appOnlyReads'] as const;
export type OptionalFeature = (typeof OPTIONAL_FEATURES)[number];

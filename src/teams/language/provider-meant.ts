import type { ProviderName } from '../../pim/index.ts';

/** What people call the three parts of PIM. */
const NAMES: Readonly<Record<ProviderName, readonly string[]>> = {
  'entra-role': ['entra', 'entra id', 'microsoft entra', 'aad', 'azure ad', 'directory'],
  group: ['group', 'groups'],
  'azure-resource': ['azure', 'azure resource', 'azure resources', 'resource', 'resources', 'subscriptions'],
};

/** The part of PIM that the whole of `text` names: "azure" is one, "azure devops" is a name to look for. */
export function providerMeant(text: string): ProviderName | undefined {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const found = Object.entries(NAMES).find(([, names]) => names.includes(said));
  return found?.[0] as ProviderName | undefined;
}

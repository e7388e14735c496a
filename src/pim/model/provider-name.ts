/** The three parts of PIM. Each has its own API, none of which shows the others' rights. */
export type ProviderName = 'entra-role' | 'group' | 'azure-resource';

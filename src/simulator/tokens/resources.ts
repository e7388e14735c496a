/** What access tokens are for. */
export type Resource = 'graph' | 'arm' | 'connector';

/** Audience of the tokens we issue first, then the other names that Microsoft knows the same resource by. */
const NAMES: Readonly<Record<Resource, readonly [string, ...string[]]>> = {
  graph: ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'],
  arm: ['https://management.azure.com', '797f4846-ba00-4fd7-ba43-dac1f8f63013', 'https://management.core.windows.net'],
  connector: ['https://api.botframework.com'],
};

export const audienceOf = (resource: Resource): string => NAMES[resource][0];

/** How Entra's own sentences name the resource: by the id of its application, where that is known. */
export const appIdOf = (resource: Resource): string => NAMES[resource][1] ?? NAMES[resource][0];

/** With and without a slash at the end: both are in use. */
export const audiencesOf = (resource: Resource): string[] => NAMES[resource].flatMap((name) => [name, `${name}/`]);

export function resourceNamed(name: string): Resource | undefined {
  const wanted = name.replace(/\/+$/, '').toLowerCase();
  return (Object.keys(NAMES) as Resource[]).find((resource) => NAMES[resource].includes(wanted));
}

import type { People, PimProvider } from '../../../src/pim/index.ts';
import type { Connected } from './live-graph.ts';

type Ports = Pick<Connected, 'roles' | 'groups' | 'azure' | 'people'>;
type Facet = Readonly<Record<string, unknown>>;

/** The ports of PIM and the directory by name, such as `azure.rights`; what a provider does not have is left out. */
function facetsOf({ people, ...providers }: Ports): readonly (readonly [name: string, facet: Facet])[] {
  const ofProviders = Object.entries(providers).flatMap(([provider, port]) =>
    Object.entries(port).flatMap(([facet, value]) =>
      typeof value === 'object' && value !== null ? [[`${provider}.${facet}`, value as Facet] as const] : [],
    ),
  );
  return [...ofProviders, ['people', { ...people }]];
}

const portsOf = ({ roles, groups, azure, people }: Ports): Ports => ({ roles, groups, azure, people });

/** Every operation that there is, such as `azure.rights.schedules`. */
export const operationsOf = (connected: Ports): readonly string[] =>
  facetsOf(portsOf(connected)).flatMap(([name, facet]) =>
    Object.entries(facet).flatMap(([operation, value]) =>
      typeof value === 'function' ? [`${name}.${operation}`] : [],
    ),
  );

/** The same connection; what is called through it is added to `called`. */
export function notingCalls(connected: Connected, called: Set<string>): Connected {
  const noting = <Port extends object>(name: string, port: Port): Port =>
    Object.fromEntries(
      Object.entries(port).map(([member, value]) => {
        if (typeof value === 'object' && value !== null) return [member, noting(`${name}.${member}`, value)];
        if (typeof value !== 'function') return [member, value];
        const noted = (...args: unknown[]): unknown => {
          called.add(`${name}.${member}`);
          return value.apply(port, args);
        };
        return [member, noted];
      }),
    ) as Port;
  return {
    client: connected.client,
    roles: noting<PimProvider>('roles', connected.roles),
    groups: noting<PimProvider>('groups', connected.groups),
    azure: noting<PimProvider>('azure', connected.azure),
    people: noting<People>('people', connected.people),
  };
}

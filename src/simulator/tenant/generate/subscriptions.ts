import { nameBasedId } from '../name-based-id.ts';
import type { TenantFile } from '../schema.ts';
import type { Dice } from './dice.ts';
import { ENVIRONMENTS, WORKLOADS } from './words.ts';

type WrittenAzure = NonNullable<TenantFile['azure']>;
type WrittenGroup = NonNullable<WrittenAzure['managementGroups']>[number];
type WrittenSubscription = NonNullable<WrittenAzure['subscriptions']>[number];

/** So many subscriptions hang on one branch of the management groups. */
const BRANCH = 25;

const RESOURCES = [
  { type: 'Microsoft.Storage/storageAccounts', prefix: 'st' },
  { type: 'Microsoft.KeyVault/vaults', prefix: 'kv-' },
  { type: 'Microsoft.Web/sites', prefix: 'app-' },
  { type: 'Microsoft.Sql/servers', prefix: 'sql-' },
] as const;

/** Management groups for so many more subscriptions: branches below Contoso, production apart from the rest. */
export const makeManagementGroups = (subscriptionCount: number): WrittenGroup[] =>
  Array.from({ length: Math.ceil(subscriptionCount / BRANCH) }, (_, at) => at + 1).flatMap((number) => [
    { name: `branch-${number}`, displayName: `Branch ${number}`, parent: 'contoso' },
    { name: `branch-${number}-prod`, displayName: `Branch ${number} Production`, parent: `branch-${number}` },
    {
      name: `branch-${number}-other`,
      displayName: `Branch ${number} Test and Development`,
      parent: `branch-${number}`,
    },
  ]);

/** So many more subscriptions, each with one to four resource groups. */
export const makeSubscriptions = (count: number, seed: number, dice: Dice): WrittenSubscription[] =>
  Array.from({ length: count }, (_, index) => {
    const environment = ENVIRONMENTS[index % ENVIRONMENTS.length] ?? 'Prod';
    const workload = WORKLOADS[Math.floor(index / ENVIRONMENTS.length) % WORKLOADS.length] ?? '';
    const branch = `branch-${Math.floor(index / BRANCH) + 1}`;
    // From the second round on the names are taken.
    const round = Math.floor(index / (ENVIRONMENTS.length * WORKLOADS.length)) + 1;
    const suffix = round === 1 ? '' : ` ${round}`;
    return {
      id: nameBasedId('generated', String(seed), 'subscription', String(index)),
      displayName: `${workload} ${environment}${suffix}`,
      managementGroup: environment === 'Prod' ? `${branch}-prod` : `${branch}-other`,
      resourceGroups: Array.from({ length: dice.whole(1, 4) }, (_, at) => ({
        name: `rg-${workload}-${environment}${suffix.replace(' ', '')}-${at + 1}`.toLowerCase(),
        resources: Array.from({ length: dice.whole(0, 3) }, (_, which) => {
          const { type, prefix } = dice.pick(RESOURCES);
          return { type, name: `${prefix}${index + 1}${'abcd'[at]}${which + 1}` };
        }),
      })),
    };
  });

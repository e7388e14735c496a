/** How the Bot Framework's channel and the bot know each other in one cloud. */
export interface ChannelCloud {
  /** Issues the tokens that come with activities; the bot's own token is for the same name. */
  readonly issuer: string;
  /** OpenID metadata that leads to the keys those tokens are signed with. */
  readonly metadata: string;
  /** Where a multi-tenant bot gets its own token: the Bot Framework's tenant. */
  readonly loginTenant: string;
  /** Where Teams takes answers. What an activity names must be one of them. */
  readonly serviceHosts: readonly string[];
}

/** The hosts of one Microsoft cloud. Tokens go nowhere else. */
export interface Cloud {
  readonly login: string;
  readonly graph: string;
  readonly arm: string;
  readonly channel: ChannelCloud;
  /** What a managed identity asks a token for, to vouch for an app registration. */
  readonly federationAudience: string;
}

/**
 * Sources: Microsoft Learn, "Microsoft Graph national cloud deployments", "National clouds" of the identity platform, "Azure
 * Resource Manager endpoints", "Workload identity federation"; the Bot Framework's side as in Microsoft's Teams SDK.
 */
export const GLOBAL_CLOUD: Cloud = {
  login: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com',
  arm: 'https://management.azure.com',
  channel: {
    issuer: 'https://api.botframework.com',
    metadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    loginTenant: 'botframework.com',
    // The second is a region of its own, the third serves GCC, whose tenants belong to this cloud.
    serviceHosts: [
      'smba.trafficmanager.net',
      'smba.onyx.prod.teams.trafficmanager.net',
      'smba.infra.gcc.teams.microsoft.com',
    ],
  },
  federationAudience: 'api://AzureADTokenExchange',
};

const usGovernment = (graph: string, serviceHost: string): Cloud => ({
  login: 'https://login.microsoftonline.us',
  graph,
  arm: 'https://management.usgovcloudapi.net',
  channel: {
    issuer: 'https://api.botframework.us',
    metadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    loginTenant: 'MicrosoftServices.onmicrosoft.us',
    serviceHosts: [serviceHost],
  },
  federationAudience: 'api://AzureADTokenExchangeUSGov',
});

/** By the name that `BOT_CLOUD` has: L4 is GCC High, L5 the Department of Defense, China is operated by 21Vianet. */
export const CLOUDS = {
  global: GLOBAL_CLOUD,
  'usgov-l4': usGovernment('https://graph.microsoft.us', 'smba.infra.gov.teams.microsoft.us'),
  'usgov-l5': usGovernment('https://dod-graph.microsoft.us', 'smba.infra.dod.teams.microsoft.us'),
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    arm: 'https://management.chinacloudapi.cn',
    channel: {
      issuer: 'https://api.botframework.azure.cn',
      metadata: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
      loginTenant: 'microsoftservices.partner.onmschina.cn',
      serviceHosts: ['frontend.botapi.msg.infra.teams.microsoftonline.cn'],
    },
    federationAudience: 'api://AzureADTokenExchangeChina',
  },
} as const satisfies Readonly<Record<string, Cloud>>;

export type CloudName = keyof typeof CLOUDS;
export const CLOUD_NAMES = Object.keys(CLOUDS) as [CloudName, ...CloudName[]];

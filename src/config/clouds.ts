/** The hosts of one Microsoft cloud. Tokens go nowhere else. */
export interface Cloud {
  readonly login: string;
  readonly graph: string;
  readonly arm: string;
}

/** Source: Microsoft Learn, "Microsoft Graph national cloud deployments" and "Azure Resource Manager endpoints". */
export const GLOBAL_CLOUD: Cloud = {
  login: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com',
  arm: 'https://management.azure.com',
};

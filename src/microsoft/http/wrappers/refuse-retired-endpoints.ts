import { AppError } from '../../../core/app-error.ts';
import type { Send } from '../send.ts';

/** The undocumented service behind the portal's old pages. */
const RETIRED_HOST = 'api.azrbac.mspim.azure.com';

/** Iterations 1 and 2 of PIM in Graph (Microsoft Learn, "PIM APIs"), each also with its key in parentheses. */
const RETIRED_PATHS = [
  /\/privileged(roles|roleassignments|roleassignmentrequests|approval)(?=[/(]|$)/,
  /\/privilegedaccess(\/|\(['"]?)(aadroles|azureresources|aadgroups)(?=[/('")]|$)/,
];

/** An honest path needs one round; gateways may add one. The limit keeps a hostile path cheap. */
const MAX_DECODINGS = 5;

/** Refuses PIM's retired and undocumented endpoints, however they are spelled: only iteration 3 is spoken here. */
export function refuseRetiredEndpoints(next: Send): Send {
  return async (request) => {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    // In Azure a path holds names that people chose (a resource group may be called privilegedRoles), and no retired path.
    const mayBeRetired =
      url?.hostname === RETIRED_HOST || (request.resource === 'graph' && isRetiredPath(url?.pathname));
    if (url !== undefined && mayBeRetired) {
      throw new AppError(
        'RetiredEndpoint',
        `Refused to call ${url.host}${url.pathname}: this PIM endpoint is retired or undocumented. ` +
          'Use role management or identity governance in Microsoft Graph, or Microsoft.Authorization in Azure.',
        { facts: { host: url.host, path: url.pathname } },
      );
    }
    return next(request);
  };
}

function isRetiredPath(pathname = ''): boolean {
  const path = plainPath(pathname);
  return RETIRED_PATHS.some((retired) => retired.test(path));
}

/** Lower case, decoded as often as it takes, single slashes, no white space. Dot segments are gone since `new URL`. */
function plainPath(pathname: string): string {
  let path = pathname;
  for (let round = 0; round < MAX_DECODINGS; round += 1) path = decodeOnce(path);
  return path
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/[\\/]+/g, '/');
}

function decodeOnce(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

import { AppError } from '../../../core/app-error.ts';
import type { Send } from '../send.ts';
import type { Resource } from '../token-source.ts';

/** The host of each service in the configured cloud, such as `graph.microsoft.com`. */
export type Hosts = Readonly<Record<Resource, string>>;

/**
 * Lets only https requests to the very host of their resource through, before a token is fetched (promises, Security 5).
 * A `nextLink` or `Location` is data from outside: the bearer must not follow it elsewhere.
 */
export function refuseForeignHosts(next: Send, hosts: Hosts): Send {
  return async (request) => {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    const isAllowed =
      url?.protocol === 'https:' && url.host === hosts[request.resource] && url.username === '' && url.password === '';
    if (url === undefined || !isAllowed) throw hostNotAllowed(url, request.resource, hosts[request.resource]);
    // What was checked is what is sent: both sides of `fetch` see the one parsed form.
    return next({ ...request, url: url.href });
  };
}

function hostNotAllowed(url: URL | undefined, resource: Resource, allowed: string): AppError {
  const origin = url === undefined ? 'an address that cannot be read' : `${url.protocol}//${url.host}`;
  return new AppError(
    'HostNotAllowed',
    `Refused to send a ${resource} token to ${origin}: only https://${allowed} may get it. ` +
      'If this is another Microsoft cloud, set the cloud in the configuration.',
    { facts: { origin, resource, allowed } },
  );
}

import { AppError } from '../core/app-error.ts';
import type { Fetch } from '../core/fetch.ts';

/** Microsoft's hosts → the simulator's prefix. The path after it is the production path, unchanged. */
const PREFIXES: Readonly<Record<string, string>> = {
  'login.microsoftonline.com': '/login',
  'graph.microsoft.com': '/graph',
  'management.azure.com': '/arm',
  'login.botframework.com': '/botframework',
};

/**
 * The only thing the sandbox swaps (decision 12): requests to Microsoft go to the simulator, loopback passes, and
 * nothing leaves this machine.
 */
export function sandboxTransport(simulatorUrl: string, fetch: Fetch): Fetch {
  return (address, init) => {
    const url = new URL(address);
    if (isLoopback(url)) return fetch(url, init);
    const prefix = url.protocol === 'https:' ? PREFIXES[url.host] : undefined;
    if (prefix === undefined) {
      throw new AppError(
        'LeftSandbox',
        `The sandbox sends nothing to ${url.origin}. Add it to the simulator if it is needed.`,
      );
    }
    return fetch(`${simulatorUrl}${prefix}${url.pathname}${url.search}`, init);
  };
}

/** Where a browser opens an address of Microsoft's sign-in: the simulator's page. */
export const sandboxBrowserUrl =
  (simulatorUrl: string) =>
  (address: string): string => {
    const { protocol, host, pathname, search } = new URL(address);
    const prefix = protocol === 'https:' ? PREFIXES[host] : undefined;
    return prefix === undefined ? address : `${simulatorUrl}${prefix}${pathname}${search}`;
  };

/** Whether `url` stays on this machine. Teams windows and test doubles listen there, on any port. */
export const isLoopback = (url: URL): boolean =>
  url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);

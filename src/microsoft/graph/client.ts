import { createJsonClient, type JsonClient } from '../http/client/json-client.ts';
import type { Send } from '../http/send.ts';
import { errorOf, SERVICE } from './errors.ts';

/** Speaks Graph's wire. A path begins with its version (`v1.0/…`, `beta/…`), because some calls exist in one of them only. */
export type GraphClient = JsonClient;

/** @param origin such as `https://graph.microsoft.com`: the cloud decides */
export const createGraphClient = (send: Send, origin: string): GraphClient =>
  createJsonClient({ send, resource: 'graph', origin, service: SERVICE, errorOf });

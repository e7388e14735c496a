import { createJsonClient, type JsonClient } from '../http/client/json-client.ts';
import type { Send } from '../http/send.ts';
import { errorOf, SERVICE } from './errors.ts';

/** Speaks Azure Resource Manager's wire. Paths are made by `path.ts`, with their version. */
export type ArmClient = JsonClient;

/** Lists of all subscriptions were seen to take half a minute in bigger tenants. */
const LIST_TIME_LIMIT_MS = 60_000;

/** @param origin such as `https://management.azure.com`: the cloud decides */
export const createArmClient = (send: Send, origin: string): ArmClient =>
  createJsonClient({ send, resource: 'arm', origin, service: SERVICE, errorOf, listTimeLimitMs: LIST_TIME_LIMIT_MS });

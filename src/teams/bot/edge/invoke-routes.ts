import type { Activity } from 'botbuilder';
import type { Handled } from './handled.ts';

/** Answers one invoke, whose HTTP answer is the answer. Not teams-ai's matter: it answers 501 where a turn fails. */
export type InvokeRoute = (activity: Activity) => Promise<Handled>;

/** By the invoke's name, such as `adaptiveCard/action`. */
export type InvokeRoutes = ReadonlyMap<string, InvokeRoute>;

/** What nobody handles is the sender's mistake, not ours. */
const UNKNOWN: Handled = {
  receipt: { status: 400, body: { code: 'UnknownInvoke', message: 'This bot knows no such invoke.' } },
};

export const routeInvoke = async (routes: InvokeRoutes, activity: Activity): Promise<Handled> =>
  (await routes.get(activity.name ?? '')?.(activity)) ?? UNKNOWN;

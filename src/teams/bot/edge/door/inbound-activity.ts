import type { Activity } from 'botbuilder';
import { z } from 'zod';

const account = z.looseObject({ id: z.string().min(1).max(500), aadObjectId: z.string().max(100).optional() });

/** What every activity must bring before a turn may begin. Bot Framework, "Activity schema". Other members pass. */
const inboundActivity = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().min(1).max(500),
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(1000),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id: z.string().min(1).max(1000),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
    tenantId: z.string().optional(),
  }),
  text: z.string().nullish(),
  name: z.string().optional(),
  locale: z.string().max(100).nullish(),
  localTimezone: z.string().max(100).nullish(),
  replyToId: z.string().max(500).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).nullish(),
});

export type InboundActivityResult =
  | { readonly kind: 'activity'; readonly activity: Activity }
  /** For whoever sent it: the members that are wrong, and why. */
  | { readonly kind: 'not-an-activity'; readonly message: string };

/** Checks the shape of what came in. A claim in it is input, not authority. */
export function readInboundActivity(body: unknown): InboundActivityResult {
  const result = inboundActivity.safeParse(body);
  // The schema proves what the bot reads; the SDK's type names many more members, none of which it needs.
  if (result.success) return { kind: 'activity', activity: result.data as unknown as Activity };
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).slice(0, 10);
  return { kind: 'not-an-activity', message: `This is not a Teams activity. ${wrong.join('; ')}.` };
}

import { z } from 'zod';

const person = z.object({ tenantId: z.string(), objectId: z.string() });
const resource = z.enum(['graph', 'arm']);

const signInAsk = z.object({
  person,
  resource,
  /** What the sign-in must bring (OpenID `claims`, JSON), as PIM or Entra asked for it. */
  claims: z.string().optional(),
  conversationId: z.string(),
  /** BCP 47, for the pages. */
  locale: z.string(),
  /** When it is over, in milliseconds since 1970. */
  expiresAtMs: z.number(),
});

/** A sign-in by page that somebody is asked for: stored under an opaque id of what waits for it. */
export type SignInAsk = z.output<typeof signInAsk>;

const pageState = z.object({ resumeId: z.string(), nonce: z.string(), codeVerifier: z.string() });

/** What the bot remembers while the browser is at Entra's page. */
export type PageState = z.output<typeof pageState>;

const givenCode = z.object({ resumeId: z.string(), person });

/** What a code that a page gave to Teams stands for. */
export type GivenCode = z.output<typeof givenCode>;

/** Nothing for what is not one: written by an older version, say. */
export const readAsk = (value: unknown): SignInAsk | undefined => signInAsk.safeParse(value).data;
export const readGivenCode = (value: unknown): GivenCode | undefined => givenCode.safeParse(value).data;
export const readPageState = (value: unknown): PageState | undefined => pageState.safeParse(value).data;

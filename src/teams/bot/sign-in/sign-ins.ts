import type { Person } from '../../../pim/index.ts';

/** The services of Microsoft that a sign-in is for. */
export type SignInResource = 'graph' | 'arm';

/** What a person is asked to sign in for. */
export interface SignInLinkAsk {
  readonly person: Person;
  readonly resource: SignInResource;
  /** What the sign-in must bring (OpenID `claims`, JSON), as PIM or Entra asked for it. */
  readonly claims?: string | undefined;
  readonly conversationId: string;
  /** BCP 47, for the pages. */
  readonly locale: string;
}

/** How people sign in, as the chat sees it. */
export interface SignIns {
  /** Whether Teams can sign people in silently, so that it is worth to ask it first. */
  readonly isSilent: boolean;
  /** What Teams gets the token for (manifest: `webApplicationInfo.resource`). */
  readonly uri: string;
  /**
   * Takes the token that Teams' single sign-on brought, if Entra does. Errors: AppError `SignInNeeded`, `SignInBlocked`,
   * `ConsentMissing`, `SignInFailed`, `NoAnswer`; `PersonMismatch` where it is somebody else's.
   */
  accept(person: Person, resource: SignInResource, token: string): Promise<void>;
  /** A page of ours where the person signs in: once, within ten minutes. Then what waits under `resumeId` goes on. */
  link(resumeId: string, ask: SignInLinkAsk): Promise<string>;
  /** Where an administrator grants the bot's permissions. Then what waits goes on. */
  consentLink(resumeId: string, person: Person): Promise<string>;
  /** Nothing waits under it any more: its link leads to nothing. */
  close(resumeId: string): Promise<void>;
  /** What the last page gave to Teams, once. @returns its `resumeId`; nothing for a code that is not this person's. */
  verify(person: Person, code: string): Promise<string | undefined>;
}

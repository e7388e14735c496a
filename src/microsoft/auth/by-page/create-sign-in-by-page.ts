import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../../../core/app-error.ts';
import type { Clock } from '../../../core/clock.ts';
import type { Logger } from '../../../core/logger.ts';
import type { SingleUseStore } from '../../../core/single-use-store.ts';
import { type Person, personKey } from '../../../pim/index.ts';
import { createWords, type Words } from '../../../words/words.ts';
import { consentAddress } from '../consent-address.ts';
import type { SignedIn } from '../on-behalf-of.ts';
import { type PageAnswer, type PageAsk, type PageRoute, PRIVATE_HEADERS } from '../page/page.ts';
import { scriptRoutes } from '../page/script-routes.ts';
import { type Ending, endingOfError, endingOfReturn, numberIn } from './ending.ts';
import { endingPage } from './ending-page.ts';
import { createPageClient, type PageClientParts } from './page-client.ts';
import { type GivenCode, type PageState, readAsk, readGivenCode, type SignInAsk } from './sign-in-ask.ts';
import { pageStateIn, storedPageState } from './stored-page-state.ts';

/** How long somebody may take to sign in, from the card on (promises, Security 3). */
export const SIGN_IN_MS = 10 * 60_000;

export interface SignInByPageParts extends Omit<PageClientParts, 'redirectUri'> {
  /** The bot as browsers see it, without a slash at the end. */
  publicUrl(): string;
  /** What a browser shall open in place of an address of Microsoft's: the same, but in the sandbox. */
  browserUrl(url: string): string;
  readonly store: SingleUseStore;
  /** The time of people: links and states end by it. */
  readonly clock: Clock;
  /** Takes the tokens that a sign-in gave. */
  hold(person: Person, signedIn: SignedIn): Promise<void>;
  /** What the person is called at sign-in, where that is known. */
  loginHint(person: Person): string | undefined;
  /** What waited under this id may go on: somebody signed in, or an administrator consented. Does not throw. */
  goOn(resumeId: string): void;
  readonly logger: Logger;
}

/** Signing in by pages of the bot's own server: authorization code with PKCE, bound to the person who was asked. */
export interface SignInByPage {
  /** Where the person signs in: works once, for ten minutes. */
  link(resumeId: string, ask: Omit<SignInAsk, 'expiresAtMs'>): Promise<string>;
  /** Where an administrator consents for everybody. */
  consentLink(resumeId: string, person: Person): Promise<string>;
  /** What waited is over: its links lead to nothing. */
  close(resumeId: string): Promise<void>;
  /** What the last page gave to Teams, once. @returns what waited; nothing for a code that is not of this person. */
  verify(person: Person, code: string): Promise<string | undefined>;
  readonly routes: readonly PageRoute[];
}

export function createSignInByPage(parts: SignInByPageParts): SignInByPage {
  const { store, clock, logger, browserUrl, publicUrl } = parts;
  const redirectUri = () => `${publicUrl()}/auth/callback`;
  const client = createPageClient({ ...parts, redirectUri });
  const inTenMinutes = () => new Date(clock.now().getTime() + SIGN_IN_MS);

  async function start({ query, languages }: PageAsk): Promise<PageAnswer> {
    const resumeId = query.get('s') ?? '';
    const ask = readAsk(await store.find(askKey(resumeId)));
    if (!ask) return ended('over', languages);
    const begun = client.newState();
    const expiresAt = new Date(Math.min(ask.expiresAtMs, inTenMinutes().getTime()));
    await store.put(
      stateKey(begun.state),
      personKey(ask.person),
      storedPageState(begun.state, { resumeId, ...begun.kept }),
      expiresAt,
    );
    try {
      const address = await client.address(ask, begun, parts.loginHint(ask.person));
      return { status: 302, headers: { ...PRIVATE_HEADERS, location: browserUrl(address) }, body: '' };
    } catch (error) {
      return failed(error, ask, ask.locale);
    }
  }

  async function takeState(query: URLSearchParams): Promise<PageState | undefined> {
    const state = query.get('state') ?? '';
    const taken = await store.take(stateKey(state));
    return taken.kind === 'mine' ? pageStateIn(taken.value, state) : undefined;
  }

  async function callback({ query, languages }: PageAsk): Promise<PageAnswer> {
    if (query.has('admin_consent')) return consented(query, languages);
    const state = await takeState(query);
    const ask = state && readAsk(await store.find(askKey(state.resumeId)));
    if (!state || !ask) return ended('over', languages);
    const code = query.get('code');
    if (code === null) return refused(query, ask);
    try {
      const signedIn = await client.redeem(ask, state, code);
      // Two pages of one link: the first counts.
      if ((await store.take(askKey(state.resumeId))).kind !== 'mine') return ended('over', ask.locale);
      await parts.hold(ask.person, signedIn);
    } catch (error) {
      return failed(error, ask, ask.locale);
    }
    const notifyCode = randomBytes(32).toString('base64url');
    const given: GivenCode = { resumeId: state.resumeId, person: ask.person };
    await store.put(codeKey(notifyCode), personKey(ask.person), given, inTenMinutes());
    parts.goOn(state.resumeId);
    logger.info({ ...ask.person, resource: ask.resource }, 'somebody signed in by page');
    return endingPage('done', createWords(ask.locale), { notifyCode });
  }

  /** Whoever follows the link consents for everybody: it is meant to be passed on to an administrator. */
  async function consented(query: URLSearchParams, languages: string): Promise<PageAnswer> {
    if (query.get('admin_consent')?.toLowerCase() !== 'true') return ended('refused', languages);
    const state = await takeState(query);
    if (state) parts.goOn(state.resumeId);
    return ended('consented', languages);
  }

  function refused(query: URLSearchParams, ask: SignInAsk): PageAnswer {
    const description = query.get('error_description') ?? '';
    const ending = endingOfReturn(query.get('error') ?? '', description);
    const number = numberIn(description);
    logger.warn({ ...ask.person, resource: ask.resource, ending, number }, 'a sign-in by page came to nothing');
    return endingPage(ending, createWords(ask.locale), { reference: number && `AADSTS${number}` });
  }

  function failed(error: unknown, ask: SignInAsk, locale: string): PageAnswer {
    const ending = endingOfError(error);
    logger.warn({ ...ask.person, resource: ask.resource, ending, error }, 'a sign-in by page came to nothing');
    return failedPage(error, ending, locale);
  }

  /** Where the store does not answer nothing was taken, and the same page may be loaded again. */
  const orFailed =
    (answer: PageRoute['answer']): PageRoute['answer'] =>
    async (ask) => {
      try {
        return await answer(ask);
      } catch (error) {
        logger.error({ error }, 'a page of a sign-in could not be answered');
        return failedPage(error, 'failed', ask.languages);
      }
    };

  return {
    link: async (resumeId, ask) => {
      const expiresAt = inTenMinutes();
      const value: SignInAsk = { ...ask, expiresAtMs: expiresAt.getTime() };
      await store.put(askKey(resumeId), personKey(ask.person), value, expiresAt);
      return `${publicUrl()}/auth/start?s=${resumeId}`;
    },
    consentLink: async (resumeId, person) => {
      const { state, kept } = client.newState();
      await store.put(
        stateKey(state),
        personKey(person),
        storedPageState(state, { resumeId, ...kept }),
        inTenMinutes(),
      );
      return browserUrl(consentAddress({ ...parts, tenantId: person.tenantId, redirectUri: redirectUri(), state }));
    },
    close: async (resumeId) => void (await store.take(askKey(resumeId))),
    verify: async (person, code) => {
      const given = readGivenCode(await store.find(codeKey(code)));
      if (!given || personKey(given.person) !== personKey(person)) return undefined;
      return (await store.take(codeKey(code))).kind === 'mine' ? given.resumeId : undefined;
    },
    routes: [
      { path: '/auth/start', answer: orFailed(start) },
      { path: '/auth/callback', answer: orFailed(callback) },
      ...scriptRoutes(),
    ],
  };
}

/** @param languages a BCP 47 tag, or a browser's list of them. */
const ended = (ending: Ending, languages: string): PageAnswer => endingPage(ending, wordsFor(languages));

const failedPage = (error: unknown, ending: Ending, languages: string): PageAnswer =>
  endingPage(ending, wordsFor(languages), { reference: referenceOf(error, ending) });

const wordsFor = (languages: string): Words => createWords(languages.split(/[,;\s]/)[0] || 'en');

/** For a support case. Whoever signed in as somebody else has no need of one. */
function referenceOf(error: unknown, ending: Ending): string | undefined {
  if (ending === 'another-person') return undefined;
  if (!(error instanceof AppError)) return 'Unexpected';
  const { correlationId } = error.facts;
  return typeof correlationId === 'string' ? `${error.code} · ${correlationId}` : error.code;
}

const askKey = (resumeId: string): string => `sign-in/${resumeId}`;

/** Of what is in addresses only the hash is kept: what the store holds opens nothing, and comparing it tells nothing. */
const stateKey = (state: string): string => `sign-in-state/${hashOf(state)}`;
const codeKey = (code: string): string => `sign-in-code/${hashOf(code)}`;
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

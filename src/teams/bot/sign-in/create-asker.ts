import type { Activity } from 'botbuilder';
import type { Logger } from '../../../core/logger.ts';
import type { Person } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { errorCard } from '../../cards/messages/error-card.ts';
import type { ActionAnswer } from '../actions/action-answer.ts';
import type { Click } from '../edge/action/click.ts';
import { addressOf } from '../edge/address-of.ts';
import { cardActivity } from '../edge/card-activity.ts';
import type { ConnectorClient } from '../edge/connector/connector-client.ts';
import { isPersonal, personOf } from '../turn.ts';
import type { Again } from './again.ts';
import { type AskLinks, askCard } from './ask-card.ts';
import { claimsOf, type Need, needOf } from './need-of.ts';
import type { OpenAsks } from './open-asks.ts';
import { signInCardContent } from './sign-in-card-content.ts';
import type { SignIns } from './sign-ins.ts';
import { stillNotEnough } from './still-not-enough.ts';
import { keptOf, type Waiting, type Wish } from './waiting.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface AskerParts {
  readonly signIns: SignIns;
  readonly room: WaitingRoom;
  readonly open: OpenAsks;
  readonly connector: ConnectorClient;
  viewOf(activity: Activity): View;
  /** A new one that nobody can guess. */
  newResumeId(): string;
  readonly logger: Logger;
}

/** Asks people to sign in, and keeps what they want until they have. */
export interface Asker {
  /**
   * Of a wish that was said. A card to answer with; `asked` where that is done already; nothing where `error` is not about
   * the sign-in.
   */
  inChat(activity: Activity, error: unknown, again?: Again): Promise<RenderedCard | 'asked' | undefined>;
  /** Of a wish that was clicked. */
  byClick(activity: Activity, click: Click, error: unknown, again?: Again): Promise<ActionAnswer | undefined>;
  /** The answer with that card is this message now: it becomes the outcome. */
  posted(card: RenderedCard, messageId: string | undefined): Promise<void>;
  /** The message that asks, once its id is known. */
  messageOf(resumeId: string, waiting: Waiting): Promise<string | undefined>;
  linksOf(resumeId: string, person: Person, waiting: Waiting, locale: string): AskLinks;
}

/** What silent sign-in is tried with: nearly everything needs it, and the same assertion serves the other. */
const FIRST = 'graph';

const OAUTH_CARD = 'application/vnd.microsoft.card.oauth';

export function createAsker(parts: AskerParts): Asker {
  const { signIns, room, open, connector, viewOf, newResumeId } = parts;
  const asking = new WeakMap<RenderedCard, string>();
  /** Messages on their way: what answers them may be faster than Teams' word of their id. */
  const posting = new Map<string, Promise<string | undefined>>();

  const linksOf: Asker['linksOf'] = (resumeId, person, waiting, locale) => ({
    signIn: () =>
      signIns.link(resumeId, {
        person,
        resource: waiting.resource,
        claims: waiting.claims,
        conversationId: waiting.activity.conversation.id,
        locale,
      }),
    consent: () => signIns.consentLink(resumeId, person),
  });

  function waitingOf(activity: Activity, wish: Wish, need: Need, again: Again | undefined): Waiting {
    const claims = claimsOf(need);
    return {
      wish,
      activity: { ...keptOf(activity), ...(again && { id: again.firstId }) },
      need: need.kind,
      resource: need.resource,
      ...(claims !== undefined && { claims }),
      attempt: (again?.attempt ?? 0) + 1,
      ...(again?.messageId !== undefined && { messageId: again.messageId }),
    };
  }

  /** One card is enough for all that is said meanwhile. */
  async function askTeams(activity: Activity, waiting: Waiting, person: Person): Promise<void> {
    const resumeId = newResumeId();
    await room.put(resumeId, person, waiting);
    if (open.isOpen(person)) return;
    open.open(person);
    const { words } = viewOf(activity);
    const url = await linksOf(resumeId, person, waiting, words.locale).signIn();
    // Somebody else's card may have been answered in this moment, and this wish with it.
    if (!(await room.find(resumeId))) return;
    const content = signInCardContent({ resumeId, url, uri: signIns.uri }, words);
    const message = { type: 'message', attachments: [{ contentType: OAUTH_CARD, content }] };
    const posted = connector.send(addressOf(activity), message);
    posting.set(
      resumeId,
      posted.catch(() => undefined),
    );
    try {
      const messageId = await posted;
      if (messageId !== undefined) await room.change(resumeId, { ...waiting, messageId });
    } catch (error) {
      open.close(person);
      await room.take(resumeId);
      throw error;
    } finally {
      posting.delete(resumeId);
    }
  }

  async function askByCard(
    activity: Activity,
    waiting: Waiting,
    error: unknown,
    need: Need,
  ): Promise<{ readonly card: RenderedCard; readonly resumeId: string }> {
    const person = personOf(activity);
    const resumeId = newResumeId();
    await room.put(resumeId, person, waiting);
    const view = viewOf(activity);
    const card = await askCard(error, need, linksOf(resumeId, person, waiting, view.words.locale), view);
    asking.set(card, resumeId);
    return { card, resumeId };
  }

  const isSilent = (need: Need, again: Again | undefined): boolean =>
    need.kind === 'sign-in' && need.claims === undefined && signIns.isSilent && (again?.attempt ?? 0) === 0;

  return {
    linksOf,
    inChat: async (activity, error, again) => {
      const need = needOf(error);
      if (!need) return undefined;
      const view = viewOf(activity);
      const hopeless = stillNotEnough(need, error, again, view.words);
      if (hopeless) return errorCard(hopeless, view);
      const waiting = waitingOf(activity, { kind: 'text' }, need, again);
      if (isSilent(need, again) && isPersonal(activity)) {
        await askTeams(activity, { ...waiting, resource: FIRST }, personOf(activity));
        return 'asked';
      }
      return (await askByCard(activity, waiting, error, need)).card;
    },

    byClick: async (activity, click, error, again) => {
      const need = needOf(error);
      // Where nobody pressed anything, nobody is asked for more than what Teams does by itself.
      if (!need || (click.isAutomatic && !isSilent(need, again))) return undefined;
      const view = viewOf(activity);
      const said = stillNotEnough(need, error, again, view.words);
      if (said) return { kind: 'post', card: errorCard(said, view), note: said.title, failure: { said } };
      const wish: Wish = { kind: 'click', verb: click.verb, data: click.data };
      const waiting = waitingOf(activity, wish, need, again);
      if (isSilent(need, again)) {
        const person = personOf(activity);
        const resumeId = newResumeId();
        const asked: Waiting = { ...waiting, resource: FIRST };
        await room.put(resumeId, person, asked);
        const url = await linksOf(resumeId, person, asked, view.words.locale).signIn();
        const signIn = signInCardContent({ resumeId, url, uri: signIns.uri }, view.words);
        return { kind: 'sign-in', reply: { kind: 'sign-in', signIn } };
      }
      // The form becomes what it waits for; of anything else the card stays, and has its say once more afterwards.
      if (need.kind === 'step-up' && need.plan && isPersonal(activity) && activity.replyToId) {
        const { card } = await askByCard(activity, { ...waiting, messageId: activity.replyToId }, error, need);
        return { kind: 'replace', card };
      }
      const { card, resumeId } = await askByCard(activity, waiting, error, need);
      if (!isPersonal(activity)) return { kind: 'post', card, note: card.summary };
      const messageId = await connector.send(addressOf(activity), cardActivity(card));
      if (messageId !== undefined) await room.change(resumeId, { ...waiting, messageId });
      return { kind: 'note', note: card.summary };
    },

    posted: async (card, messageId) => {
      const resumeId = asking.get(card);
      const waiting = resumeId === undefined ? undefined : await room.find(resumeId);
      if (resumeId === undefined || !waiting || messageId === undefined) return;
      await room.change(resumeId, { ...waiting, messageId });
    },

    messageOf: async (resumeId, waiting) => waiting.messageId ?? (await posting.get(resumeId)),
  };
}

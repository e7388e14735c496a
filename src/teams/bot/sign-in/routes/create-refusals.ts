import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../../../core/app-error.ts';
import { errorWords } from '../../../../words/error-words.ts';
import type { RenderedCard } from '../../../cards/elements/rendered-card.ts';
import { errorCard } from '../../../cards/messages/error-card.ts';
import { addressOf } from '../../edge/address-of.ts';
import { cardActivity } from '../../edge/card-activity.ts';
import { personOf } from '../../turn.ts';
import { askCard } from '../ask-card.ts';
import type { Asker, AskerParts } from '../create-asker.ts';
import { claimsOf, needOf } from '../need-of.ts';
import type { Waiting } from '../waiting.ts';

/** Tells people once, however many of their clients bring the same bad news. */
export interface Refusals {
  /** The token that Teams brought was not taken. The sign-in card becomes what to do. */
  tell(activity: Activity, resumeId: string, waiting: Waiting | undefined, error: unknown): Promise<void>;
  /** Shows `card` in place of the sign-in card, or below where it is not known. Once for every `what`. */
  show(
    activity: Activity,
    resumeId: string,
    waiting: Waiting | undefined,
    what: string,
    card: CardMaker,
  ): Promise<void>;
}

type CardMaker = () => Promise<RenderedCard>;

const TOLD_MS = 10 * 60_000;
const MAX_TOLD = 5_000;

export function createRefusals(parts: Omit<AskerParts, 'open'> & { readonly asker: Asker }): Refusals {
  const { room, asker, connector, viewOf, logger } = parts;
  const told = new LRUCache<string, true>({ max: MAX_TOLD, ttl: TOLD_MS });

  const show: Refusals['show'] = async (activity, resumeId, waiting, what, make) => {
    const key = `${resumeId}|${what}`;
    if (told.has(key)) return;
    told.set(key, true);
    const card = await make();
    const messageId = waiting && (await asker.messageOf(resumeId, waiting));
    const to = addressOf(activity);
    if (messageId === undefined) return void (await connector.send(to, cardActivity(card)));
    await connector.update(to, messageId, cardActivity(card)).catch(async (error: unknown) => {
      logger.warn({ error }, 'a sign-in card could not be updated in place');
      await connector.send(to, cardActivity(card));
    });
  };

  return {
    show,
    tell: async (activity, resumeId, waiting, error) => {
      const code = error instanceof AppError ? error.code : 'Unexpected';
      const need = needOf(error);
      const claims = need && claimsOf(need);
      const messageId = waiting && (await asker.messageOf(resumeId, waiting));
      const known: Waiting | undefined = waiting && {
        ...waiting,
        ...(messageId !== undefined && { messageId }),
        ...(need && { resource: need.resource, need: need.kind }),
        ...(claims !== undefined && { claims }),
      };
      if (known) await room.change(resumeId, known);
      await show(activity, resumeId, known, code, async () => {
        const view = viewOf(activity);
        // Without what waits there is nothing that a link could lead on to.
        if (!known) return errorCard(errorWords(error, view.words), view);
        return askCard(error, need, asker.linksOf(resumeId, personOf(activity), known, view.words.locale), view);
      });
    },
  };
}

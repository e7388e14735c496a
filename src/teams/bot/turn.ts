import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { IANAZone } from 'luxon';
import { AppError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import type { Person } from '../../pim/index.ts';
import type { View } from '../../words/view.ts';
import { createWords } from '../../words/words.ts';

/** What commands and actions know of the message or click they answer. Nothing of the Bot Framework. */
export interface Turn {
  readonly person: Person;
  readonly activityId: string;
  readonly conversationId: string;
  /** For whom the answer is painted: language, time zone, now. */
  readonly view: View;
}

/** Whose eyes an answer to an activity is for. */
export type Viewer = (activity: Activity) => View;

/** Whether it is a name of an IANA zone. To ask is dear, and people's zones are few. What is none is remembered too: the channel says what it likes. */
const zones = new LRUCache<string, boolean>({ max: 1_000 });
export function isZone(name: string): boolean {
  const known = zones.get(name) ?? IANAZone.isValidZone(name);
  zones.set(name, known);
  return known;
}

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The viewer of `activity`, for answers that need no person. */
export function viewOf(activity: Activity, clock: Clock, fallbackZone: string): View {
  const zone = activity.localTimezone ?? '';
  return {
    words: createWords(activity.locale ?? 'en'),
    now: clock.now(),
    zone: isZone(zone) ? zone : fallbackZone,
  };
}

/** Errors: AppError `PersonUnknown` where Teams named no Entra person, as of senders outside Entra. */
export function turnOf(activity: Activity, clock: Clock, fallbackZone: string): Turn {
  return {
    person: personOf(activity),
    activityId: activity.id ?? '',
    conversationId: activity.conversation.id,
    view: viewOf(activity, clock, fallbackZone),
  };
}

/** Object id and tenant become part of sign-in URLs: only GUIDs pass. Errors: as `turnOf`. */
export function personOf(activity: Activity): Person {
  const objectId = activity.from.aadObjectId ?? '';
  const tenantId = tenantIdOf(activity);
  if (!GUID.test(objectId) || !GUID.test(tenantId)) {
    throw new AppError('PersonUnknown', 'Teams did not say who you are. Sign in to Teams with your work account.', {
      facts: { objectId, tenantId },
    });
  }
  return { tenantId: tenantId.toLowerCase(), objectId: objectId.toLowerCase() };
}

/**
 * Where people of several tenants meet, the sender's own goes first. `channelData` is what Teams fills dependably,
 * `conversation.tenantId` its older place.
 */
function tenantIdOf(activity: Activity): string {
  const own: unknown = Reflect.get(activity.from, 'tenantId');
  if (typeof own === 'string' && own !== '') return own;
  const fromChannel: unknown = activity.channelData?.tenant?.id;
  return typeof fromChannel === 'string' ? fromChannel : (activity.conversation.tenantId ?? '');
}

/** Whether others read along. Personal things are only shown where nobody does. */
export const isPersonal = (activity: Activity): boolean =>
  activity.conversation.conversationType === 'personal' ||
  (activity.conversation.conversationType === undefined && !activity.conversation.isGroup);

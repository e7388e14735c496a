import { LRUCache } from 'lru-cache';
import { type Person, personKey, type ScheduleRequest } from '../../pim/index.ts';

/** Where something was shown to whom. */
export interface Place {
  readonly person: Person;
  readonly conversationId: string;
}

/** The two lists whose rows have numbers: what waits for one's decision, and one's own requests. */
export type NumberedList = 'approvals' | 'requests';

/**
 * What a person was last shown in a conversation, so that "approve 3" means what stood beside the 3 there, whatever PIM
 * lists now. Of this process only: after a restart the list is shown anew before a number means anything.
 */
export interface ShownRequests {
  /** `first` is the number of the first of `requests`; default 1. What was numbered before is so no more. */
  show(place: Place, list: NumberedList, requests: readonly ScheduleRequest[], first?: number): void;
  /** What has a number now; nothing = no such list was shown. */
  shown(place: Place, list: NumberedList): ReadonlyMap<number, ScheduleRequest> | undefined;
  /** A request that was shown there in any way, as PIM showed it then. */
  known(place: Place, id: string): ScheduleRequest | undefined;
  /** It was shown, without a number. */
  meet(place: Place, request: ScheduleRequest): void;
  /** The person was told that it is decided or over: names that they say mean others from now on. */
  settle(place: Place, request: ScheduleRequest): void;
  isSettled(place: Place, id: string): boolean;
}

/** Bounds memory whatever the number of people; a list has some ten rows. */
const MAX_LISTS = 5_000;
const MAX_KNOWN = 20_000;

export function createShownRequests(): ShownRequests {
  const lists = new LRUCache<string, ReadonlyMap<number, ScheduleRequest>>({ max: MAX_LISTS });
  const settled = new LRUCache<string, true>({ max: MAX_KNOWN });
  const met = new LRUCache<string, ScheduleRequest>({ max: MAX_KNOWN });
  const keyOf = ({ person, conversationId }: Place, what: string) => `${personKey(person)}|${conversationId}|${what}`;
  const meet = (place: Place, request: ScheduleRequest) => {
    met.set(keyOf(place, request.id.toLowerCase()), request);
  };
  return {
    show(place, list, requests, first = 1) {
      lists.set(keyOf(place, list), new Map(requests.map((request, index) => [first + index, request])));
      for (const request of requests) meet(place, request);
    },
    shown: (place, list) => lists.get(keyOf(place, list)),
    known: (place, id) => met.get(keyOf(place, id.toLowerCase())),
    meet,
    settle(place, { id }) {
      settled.set(keyOf(place, id.toLowerCase()), true);
    },
    isSettled: (place, id) => settled.has(keyOf(place, id.toLowerCase())),
  };
}

import fc from 'fast-check';
import type { Access, Action, Ask, Kind } from '../../../src/simulator/pim/model.ts';

/** People of Contoso who take part, and what they ask about. */
export interface Cast {
  readonly people: readonly string[];
  /** Who of them may administer. */
  readonly administrator: string;
  readonly accesses: readonly Access[];
}

export type Step =
  | { readonly type: 'ask'; readonly by: string; readonly kind: Kind; readonly ask: Ask; readonly offsetMs: number }
  | { readonly type: 'decide' | 'cancel'; readonly by: string; readonly which: number; readonly isApproved: boolean }
  /** With the directory's own API: ends what is held, else gives it. */
  | { readonly type: 'outside'; readonly principalId: string; readonly access: Access }
  | { readonly type: 'wait'; readonly ms: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** More often what makes stories: activations, and what is done to the eligibility below them. */
const SELF: readonly Action[] = [
  'selfActivate',
  'selfActivate',
  'selfActivate',
  'selfDeactivate',
  'selfExtend',
  'selfRenew',
];
const ADMIN: readonly Action[] = [
  'adminAssign',
  'adminAssign',
  'adminRemove',
  'adminRemove',
  'adminUpdate',
  'adminExtend',
  'adminRenew',
];

/**
 * Long enough for chains such as assign, activate, approve, remove; short enough for thousands of them. Each is mostly
 * about one person and one thing, or hardly anything would ever meet.
 */
export const histories = (cast: Cast): fc.Arbitrary<readonly Step[]> =>
  fc
    .record({ person: fc.constantFrom(...cast.people), access: fc.constantFrom(...cast.accesses) })
    .chain(({ person, access }) => {
      const who = mostly(person, cast.people);
      const what = mostly(access, cast.accesses);
      const by = mostly(cast.administrator, cast.people);
      const eligible: Step = {
        type: 'ask',
        by: cast.administrator,
        kind: 'eligibility',
        ask: askOf('adminAssign', person, access, 'P1D'),
        offsetMs: 0,
      };
      const events = fc.array(
        fc.oneof(
          { weight: 5, arbitrary: selfAsk(who, what) },
          { weight: 3, arbitrary: adminAsk(by, who, what) },
          { weight: 2, arbitrary: onRequest('decide', fc.constantFrom(...cast.people)) },
          { weight: 2, arbitrary: onRequest('cancel', mostly(person, cast.people)) },
          {
            weight: 1,
            arbitrary: fc.record({ type: fc.constant('outside' as const), principalId: who, access: what }),
          },
          { weight: 4, arbitrary: wait },
        ),
        { minLength: 5, maxLength: 25 },
      );
      return fc.tuple(fc.boolean(), events).map(([isGiven, steps]) => (isGiven ? [eligible, ...steps] : steps));
    });

const mostly = <T>(one: T, all: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(one) }, { weight: 1, arbitrary: fc.constantFrom(...all) });

const sometimes = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 10 });

const wait = fc.record({
  type: fc.constant('wait' as const),
  ms: fc.constantFrom(MINUTE, 5 * MINUTE, 5 * MINUTE, HOUR, HOUR, 3 * HOUR, DAY, 15 * DAY, 46 * DAY),
});

const onRequest = (type: 'decide' | 'cancel', by: fc.Arbitrary<string>) =>
  fc.record({ type: fc.constant(type), by, which: fc.constantFrom(0, 0, 0, 1, 2, 3), isApproved: fc.boolean() });

const offsetMs = fc.constantFrom(0, 0, 0, 0, HOUR, HOUR, DAY);

function selfAsk(who: fc.Arbitrary<string>, access: fc.Arbitrary<Access>): fc.Arbitrary<Step> {
  const duration = fc.constantFrom('PT5M', 'PT30M', 'PT1H', 'PT2H', 'PT4H', 'P20D');
  return fc
    .record({
      by: who,
      other: sometimes(who),
      action: fc.constantFrom(...SELF),
      access,
      duration,
      offsetMs,
      kind: kinds,
    })
    .map(({ by, other, action, access: of, duration: length, kind, offsetMs: later }) => {
      const isOfActivation = action === 'selfActivate' || action === 'selfDeactivate';
      // In the name of somebody else is what PIM must refuse.
      const ask = askOf(action, other ?? by, of, length);
      return { type: 'ask', by, kind: isOfActivation ? 'assignment' : kind, ask, offsetMs: later };
    });
}

function adminAsk(
  by: fc.Arbitrary<string>,
  who: fc.Arbitrary<string>,
  access: fc.Arbitrary<Access>,
): fc.Arbitrary<Step> {
  const duration = fc.constantFrom('PT30M', 'PT2H', 'P1D', 'P20D', 'P180D');
  return fc
    .record({ by, who, action: fc.constantFrom(...ADMIN), access, duration, offsetMs, kind: kinds })
    .map(({ by: administrator, who: principal, action, access: of, duration: length, kind, offsetMs: later }) => {
      const ask = askOf(action, principal, of, length);
      return { type: 'ask', by: administrator, kind, ask, offsetMs: later };
    });
}

/** Eligibilities more often: activations stand on them. */
const kinds = fc.constantFrom<Kind>('eligibility', 'eligibility', 'assignment');

const askOf = (action: Action, principalId: string, access: Access, duration: string): Ask => ({
  action,
  principalId,
  access,
  justification: 'history',
  ticket: { number: 'INC-1', system: null },
  customData: null,
  start: null,
  expiration: ['adminRemove', 'selfDeactivate'].includes(action) ? null : { type: 'afterDuration', duration },
});

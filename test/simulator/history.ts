import fc from 'fast-check';
import type { Access, Action, Ask, Kind } from '../../src/simulator/pim/model.ts';

/** People and groups of Contoso who take part, and what they ask about. */
export interface Cast {
  readonly principals: readonly string[];
  readonly accesses: readonly Access[];
}

export type Step =
  | { readonly type: 'ask'; readonly by: number; readonly kind: Kind; readonly ask: Ask; readonly offsetMs: number }
  | { readonly type: 'decide' | 'cancel'; readonly by: number; readonly which: number; readonly isApproved: boolean }
  /** With the directory's own API: ends what is held, else gives it. */
  | { readonly type: 'outside'; readonly principalId: string; readonly access: Access }
  | { readonly type: 'wait'; readonly ms: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ADMIN_ACTIONS: readonly Action[] = ['adminAssign', 'adminUpdate', 'adminRemove', 'adminExtend', 'adminRenew'];
const SELF_ACTIONS: readonly Action[] = ['selfActivate', 'selfDeactivate', 'selfExtend', 'selfRenew'];

/** Long enough for chains such as assign, activate, approve, remove; short enough for thousands of them. */
export function histories({ principals, accesses }: Cast): fc.Arbitrary<readonly Step[]> {
  const who = fc.nat(principals.length - 1);
  const duration = fc.constantFrom('PT5M', 'PT30M', 'PT1H', 'PT2H', 'P1D', 'P20D', 'P180D');
  const ask = fc
    .record({
      isSelf: fc.boolean(),
      by: who,
      principal: who,
      kind: fc.constantFrom<Kind>('assignment', 'eligibility'),
      admin: fc.constantFrom(...ADMIN_ACTIONS),
      self: fc.constantFrom(...SELF_ACTIONS, 'selfActivate' as const, 'selfActivate' as const),
      access: fc.constantFrom(...accesses),
      duration,
      offsetMs: fc.constantFrom(0, 0, 0, HOUR, DAY),
    })
    .map(
      ({ isSelf, by, principal, kind, admin, self, access, duration: length, offsetMs }): Step => ({
        type: 'ask',
        by,
        kind: isSelf && self !== 'selfExtend' && self !== 'selfRenew' ? 'assignment' : kind,
        offsetMs,
        ask: {
          action: isSelf ? self : admin,
          principalId: principals[isSelf ? by : principal] ?? '',
          access,
          justification: 'history',
          ticket: { number: 'INC-1', system: null },
          customData: null,
          start: null,
          expiration: ['adminRemove', 'selfDeactivate'].includes(isSelf ? self : admin)
            ? null
            : { type: 'afterDuration', duration: length },
        },
      }),
    );
  const onRequest = (type: 'decide' | 'cancel') =>
    fc.record({ type: fc.constant(type), by: who, which: fc.nat(30), isApproved: fc.boolean() });
  const outside = fc.record({
    type: fc.constant('outside' as const),
    principalId: fc.constantFrom(...principals),
    access: fc.constantFrom(...accesses),
  });
  const wait = fc.record({
    type: fc.constant('wait' as const),
    ms: fc.constantFrom(MINUTE, 5 * MINUTE, HOUR, 3 * HOUR, DAY, 15 * DAY, 46 * DAY),
  });
  return fc.array(
    fc.oneof(
      { weight: 6, arbitrary: ask },
      { weight: 1, arbitrary: onRequest('decide') },
      { weight: 1, arbitrary: onRequest('cancel') },
      { weight: 1, arbitrary: outside },
      { weight: 3, arbitrary: wait },
    ),
    { minLength: 5, maxLength: 25 },
  );
}

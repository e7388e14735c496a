import type { ApprovalStep, FollowedRequest } from '../../../src/pim/index.ts';
import type { RenderedCard } from '../../../src/teams/cards/elements/rendered-card.ts';
import { changeCard } from '../../../src/teams/cards/following/change-card.ts';
import { type Followed, followedCard } from '../../../src/teams/cards/following/followed-card.ts';
import { neverArrivedCard } from '../../../src/teams/cards/following/never-arrived-card.ts';
import { principal, request } from '../../pim/sample.ts';
import { REQUEST_STATES } from './request-states.ts';
import { later, scoped, view } from './sample.ts';

/** The cards of what is followed, with `text` wherever anybody has a say. */
export function everyFollowingCard(text: string): Readonly<Record<string, readonly RenderedCard[]>> {
  const right = scoped(text, text);
  const who = { ...principal, name: text, signInName: text };
  const decision: ApprovalStep = {
    id: '1',
    status: 'Completed',
    isAssignedToMe: false,
    result: 'deny',
    reviewedBy: who,
    reviewedAt: later(-1),
    justification: text,
  };
  const followed = (action: string): Followed[] =>
    REQUEST_STATES.map((state) => ({
      request: request({ ...right, action, principal: who, status: text, justification: text, startsAt: later(30) }),
      state,
      endsAt: later(60),
      decision,
      lastSeen: undefined,
    }));
  const activations = followed('selfActivate');
  const never = { draft: { action: 'selfActivate', justification: text }, askedAt: later(-5) } as FollowedRequest;
  return {
    'followed-card': [
      ...activations.map((one) => followedCard(one, view)),
      ...activations.map((one) => followedCard({ ...one, lastSeen: later(-5) }, view)),
      ...['selfExtend', 'selfRenew', 'adminAssign'].flatMap((action) =>
        followed(action).map((one) => followedCard(one, view)),
      ),
    ],
    'change-card': activations.flatMap((one) => [
      changeCard('waiting-for-approval', one, view),
      changeCard('scheduled', { ...one, decision: undefined }, view),
    ]),
    'never-arrived-card': [neverArrivedCard(never, right, view), neverArrivedCard(never, undefined, view)],
  };
}

import type { ApprovalStep, FollowedRequest, RequestState, ScheduleRequest } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import { decisionCard } from '../approvals/decision-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { aboutCard } from '../elements/with-mark.ts';
import { prolongCard } from '../outcomes/prolong-card.ts';
import { standingCard } from '../outcomes/standing-card.ts';
import { aboutRequest } from './about-request.ts';

/** A followed request as PIM showed it last. */
export interface Followed extends Pick<FollowedRequest, 'endsAt'> {
  readonly request: ScheduleRequest;
  readonly state: RequestState;
  /** Who decided, when and why; nothing = nobody, or it was not read. */
  readonly decision: ApprovalStep | undefined;
  /** Set: PIM cannot be asked now, and this is when it was asked last. */
  readonly lastSeen: Date | undefined;
}

/** What the asker's card becomes. */
export function followedCard({ request, state, endsAt, decision, lastSeen }: Followed, view: View): RenderedCard {
  const ending = { ...request, endsAt: endsAt ?? request.endsAt };
  const about = aboutRequest(request, state, ending.endsAt);
  const mark = lastSeen ? { ...about, state: `${about.state}|last-seen` } : about;
  switch (request.action.toLowerCase()) {
    case 'selfactivate':
      return standingCard(request, { kind: 'requested', request: ending, state }, view, {
        decision,
        lastSeen,
        about: mark,
      });
    case 'selfextend':
      return prolongCard('selfExtend', ending, { kind: 'requested', request, state }, view);
    case 'selfrenew':
      return prolongCard('selfRenew', ending, { kind: 'requested', request, state }, view);
    default:
      return aboutCard(decisionCard({ request, state, step: decision, by: 'others' }, view), mark);
  }
}

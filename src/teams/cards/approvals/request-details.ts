import { DateTime } from 'luxon';
import { isoDurationOf } from '../../../core/iso-duration.ts';
import { lengthOf, type RequestContext, risksOf, type ScheduleRequest } from '../../../pim/index.ts';
import { durationWords } from '../../../words/duration-words.ts';
import { moment } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { scopeDetail, scopeName } from '../rights/role-details.ts';

/** PIM writes the time of asking as the start of what is to begin at once; clocks differ a little. */
const SOON_MS = 2 * 60_000;

/** "2 hours"; nothing = without end, or PIM did not say. */
export function lengthWords(request: ScheduleRequest, words: Words): string | undefined {
  const ms = lengthOf(request);
  return ms === undefined ? undefined : durationWords(isoDurationOf(Math.max(1000, ms)), words);
}

/** When it is to begin, where that is later; nothing = with the approval. */
export const laterStart = ({ startsAt }: ScheduleRequest, { now }: View): Date | undefined =>
  startsAt && startsAt.getTime() > now.getTime() + SOON_MS ? startsAt : undefined;

/** "from approval on", "from Mon 30 Nov, 09:00 (in 3 days)". */
export function startWords(request: ScheduleRequest, view: View): string {
  const later = laterStart(request, view);
  return later
    ? view.words.say('approvals.startsAt', { start: moment(later, view) })
    : view.words.say('approvals.onApproval');
}

/** Where it applies, also where that is the whole directory: an approver must not have to guess. */
export const placeWords = (request: ScheduleRequest, words: Words): string =>
  scopeDetail(request, words) ?? words.say('right.wholeDirectory');

/** The same beside the label "Scope". */
export const placeFact = (request: ScheduleRequest, words: Words): string => scopeName(request, words);

/** What the approver should mind: "privileged role · applies everywhere". Nothing where nothing stands out. */
export function riskWords(request: ScheduleRequest, context: RequestContext, view: View): string | undefined {
  const at = DateTime.fromJSDate(laterStart(request, view) ?? view.now, { zone: view.zone });
  const there = at.isValid ? at : at.setZone('utc');
  const risks = risksOf(request, context, { hour: there.hour, weekday: there.weekday });
  return risks.length > 0 ? risks.map((risk) => view.words.say(`risk.${risk}`)).join(' · ') : undefined;
}

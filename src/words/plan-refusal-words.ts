import type { IsoDuration } from '../core/iso-duration.ts';
import type { Refusal } from '../pim/index.ts';
import { durationWords } from './duration-words.ts';
import { moment } from './moment.ts';
import type { View } from './view.ts';

/** What PIM would refuse, in a sentence that says what to ask for instead. */
export function planRefusalWords(refusal: Refusal, view: View): string {
  const { words } = view;
  const length = (duration: IsoDuration) => durationWords(duration, words);
  switch (refusal.kind) {
    case 'duration-over-maximum':
      return words.say('form.overMaximum', { asked: length(refusal.asked), maximum: length(refusal.maximum) });
    case 'duration-under-minimum':
      return words.say('form.underMinimum', { asked: length(refusal.asked), minimum: length(refusal.minimum) });
    case 'permanent-not-allowed':
      return refusal.maximum
        ? words.say('form.permanentMaximum', { maximum: length(refusal.maximum) })
        : words.say('form.permanent');
    case 'end-not-after-start':
      return words.say('form.endNotAfterStart', {
        start: moment(refusal.startsAt, view),
        end: moment(refusal.endsAt, view),
      });
    case 'start-in-past':
      return words.say('form.startInPast', { start: moment(refusal.startsAt, view) });
    case 'not-eligible-then':
      return refusal.eligibilityEndsAt
        ? words.say('form.notEligibleThenEnds', {
            start: moment(refusal.startsAt, view),
            end: moment(refusal.eligibilityEndsAt, view),
          })
        : words.say('form.notEligibleThen', { start: moment(refusal.startsAt, view) });
    case 'end-not-later':
      return refusal.endsAt
        ? words.say('form.endNotLater', { end: moment(refusal.endsAt, view) })
        : words.say('form.endsNever');
    case 'already-held':
    case 'still-held':
      return words.say('refusal.existsWhat');
    case 'already-pending':
      return words.say('refusal.pendingWhat');
    case 'not-held':
      return words.say('refusal.absentWhat');
  }
}

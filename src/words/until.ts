import { moment } from './moment.ts';
import type { View } from './view.ts';

/** "until 17:05 (in 2 h)"; nothing = permanent: "with no end". */
export function until(end: Date | undefined, view: View): string {
  return end ? view.words.say('time.until', { when: moment(end, view) }) : view.words.say('time.noEnd');
}

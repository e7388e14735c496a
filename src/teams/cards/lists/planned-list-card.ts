import template from '../../../../adaptiveCards/list.json' with { type: 'json' };
import type { PlannedListing, Schedule } from '../../../pim/index.ts';
import { moment } from '../../../words/moment.ts';
import { until } from '../../../words/until.ts';
import type { View } from '../../../words/view.ts';
import { joined, lines } from '../elements/paint-lines.ts';
import { cardTemplate, type Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { rowName } from '../rights/right.ts';
import { memberDetail, scopeLine } from '../rights/role-details.ts';
import { missingNotice } from './missing-notice.ts';

/** Keeps the message below what Teams takes; what begins later than the fifteenth is far away. */
const MOST_ROWS = 15;

const render = cardTemplate(template);

/** What the person will hold, or will be able to activate, and from when. */
export function plannedListCard({ schedules, missing }: PlannedListing, view: View): RenderedCard {
  const { words } = view;
  const isEmpty = schedules.length === 0;
  const hidden = schedules.length - MOST_ROWS;
  return render(
    {
      title: words.say('planned.title'),
      paragraphs: lines(isEmpty && missing.length === 0 ? words.say('planned.empty') : undefined),
      rows: schedules.slice(0, MOST_ROWS).map((schedule) => row(schedule, view)),
      notices: missingNotice(missing, words),
      footers: lines(hidden > 0 ? words.say('active.more', { count: hidden }) : undefined),
      actions: [],
    },
    {
      summary: isEmpty ? words.say('planned.empty') : words.say('planned.summary', { count: schedules.length }),
      hints: [words.say(isEmpty ? 'say.roles' : 'say.requests')],
    },
    view,
  );
}

function row(schedule: Schedule, view: View): Paint {
  const { words } = view;
  const { startsAt, endsAt, kind, assignmentType } = schedule;
  const what = kind === 'eligibility' ? 'eligibility' : assignmentType === 'activated' ? 'activation' : 'assignment';
  return {
    groups: [],
    name: rowName(schedule, words),
    states: startsAt ? [{ text: words.say('planned.starts', { when: moment(startsAt, view) }), color: 'Default' }] : [],
    details: lines(
      scopeLine(schedule, words),
      joined(words.say(`planned.${what}`), until(endsAt, view), memberDetail(schedule.memberType, words)),
    ),
    hasActions: false,
    actions: [],
  };
}

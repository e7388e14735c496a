import type { PlannedListing, Schedule } from '../../../pim/index.ts';
import { moment } from '../../../words/moment.ts';
import { until } from '../../../words/until.ts';
import type { View } from '../../../words/view.ts';
import { joined, lines } from '../elements/paint-lines.ts';
import type { Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { rowName } from '../rights/right.ts';
import { memberDetail, scopeLine } from '../rights/role-details.ts';
import { plannedPage } from '../verbs/rights/planned-page.ts';
import { pagedList } from './paged-list.ts';

/** More rows than this are several pages. */
const PAGE_SIZE = 10;

/** What the person will hold, or will be able to activate, and from when; ten a page. */
export function plannedListCard({ schedules, missing }: PlannedListing, view: View, page = 1): RenderedCard {
  const { words } = view;
  return pagedList(
    {
      title: words.say('planned.title'),
      all: schedules,
      page,
      size: PAGE_SIZE,
      row: (schedule) => row(schedule, view),
      missing,
      empty: words.say('planned.empty'),
      summary: words.say('planned.summary', { count: schedules.length }),
      footer: 'planned.page',
      more: 'say.nextPage',
      turn: plannedPage.press,
      hints: (rows) => (rows.length > 0 ? [words.say('say.requests')] : []),
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

import type { ActiveListing, Assignment } from '../../../pim/index.ts';
import { until } from '../../../words/until.ts';
import type { View } from '../../../words/view.ts';
import { joined, lines } from '../elements/paint-lines.ts';
import type { Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { rowName } from '../rights/right.ts';
import { memberDetail, scopeLine } from '../rights/role-details.ts';
import { holdingButtons, type RowButtons, rowActions, rowHints } from '../rights/row-buttons.ts';
import { activePage } from '../verbs/rights/active-page.ts';
import { pagedList } from './paged-list.ts';

/** More rows than this are several pages: with two buttons each, a message has room for no more. */
const PAGE_SIZE = 10;

/** What the person holds now: how, until when, and what can be done about it; ten a page. */
export function activeListCard({ assignments, missing }: ActiveListing, view: View, page = 1): RenderedCard {
  const { words } = view;
  return pagedList(
    {
      title: words.say('active.title'),
      all: assignments,
      page,
      size: PAGE_SIZE,
      row: (assignment) => row(assignment, view),
      missing,
      empty: words.say('active.empty'),
      summary: words.say('active.summary', { count: assignments.length }),
      footer: 'active.page',
      more: 'say.nextPage',
      turn: activePage.press,
      hints: (rows) => rowHints(new Set(rows.flatMap((one) => buttonsOf(one, view))), words),
    },
    view,
  );
}

const buttonsOf = (assignment: Assignment, view: View): RowButtons =>
  holdingButtons(assignment, isActivation(assignment), view);

const isActivation = (assignment: Assignment): boolean => assignment.assignmentType === 'activated';

function row(assignment: Assignment, view: View): Paint {
  const { words } = view;
  const buttons = buttonsOf(assignment, view);
  const held = words.say('right.activeUntil', { until: until(assignment.endsAt, view) });
  return {
    groups: [],
    name: rowName(assignment, words),
    states: lines(isActivation(assignment) ? `✔ ${held}` : undefined),
    details: lines(
      scopeLine(assignment, words),
      joined(
        isActivation(assignment) ? words.say('active.activated') : words.say('active.assigned'),
        isActivation(assignment) ? undefined : held,
        memberDetail(assignment.memberType, words),
      ),
    ),
    hasActions: buttons.length > 0,
    actions: rowActions(buttons, assignment, 'assignment', view),
  };
}

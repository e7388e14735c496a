import template from '../../../../adaptiveCards/list.json' with { type: 'json' };
import type { ListedRole, ProviderName, RoleListing } from '../../../pim/index.ts';
import { until } from '../../../words/until.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import { lines } from '../elements/paint-lines.ts';
import { cardTemplate, type Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { rowName } from '../rights/right.ts';
import { roleDetail, scopeLine } from '../rights/role-details.ts';
import { eligibilityButtons, type RowButtons, rowActions, rowHints } from '../rights/row-buttons.ts';
import { rolesPage } from '../verbs/rights/roles-page.ts';
import { missingNotice } from './missing-notice.ts';
import { pageOf } from './page-of.ts';

/** More rows than this are several pages. */
const PAGE_SIZE = 10;
const PROVIDERS: readonly ProviderName[] = ['entra-role', 'group', 'azure-resource'];

const render = cardTemplate(template);

/**
 * What the person may activate, ten a page (from 1; a page that is not there shows the nearest). `search` is what the
 * listing was narrowed by; it goes along to the other pages.
 */
export function roleListCard(listing: RoleListing, view: View, page = 1, search?: string): RenderedCard {
  const { words } = view;
  const roles = PROVIDERS.flatMap((name) => rolesOf(name, listing));
  const { rows, shown, pages } = pageOf(roles, page, PAGE_SIZE);
  const isGrouped = new Set(roles.map((role) => role.eligibility.provider)).size > 1;
  const isEmpty = roles.length === 0;
  const offers = new Set(rows.flatMap((role) => buttonsOf(role, view)));
  const empty = search ? words.say('roles.notFound', { search }) : words.say('roles.empty');
  // With a provider missing, nobody knows that there is nothing.
  const whyEmpty = listing.missing.length === 0 ? empty : undefined;

  return render(
    {
      title: words.say('roles.title'),
      paragraphs: lines(isEmpty ? whyEmpty : search && words.say('roles.found', { search })),
      rows: rows.map((role, index) => row(role, isGrouped && startsGroup(rows, index), view)),
      notices: missingNotice(listing.missing, words),
      footers: lines(pages > 1 ? words.say('roles.page', { page: shown, pages, count: roles.length }) : undefined),
      actions: [
        ...(shown > 1 ? [action(rolesPage.press(shown - 1, search), { title: words.say('button.previousPage') })] : []),
        ...(shown < pages ? [action(rolesPage.press(shown + 1, search), { title: words.say('button.nextPage') })] : []),
      ],
    },
    {
      summary: isEmpty ? empty : words.say('roles.summary', { count: roles.length }),
      hints: [
        ...(isEmpty ? [] : [words.say('say.activate')]),
        ...rowHints(offers, words),
        ...(pages > 1 ? [words.say('say.morePages')] : []),
      ],
    },
    view,
  );
}

/** In the order of the listing; groups by their own name, so that "member" and "owner" of one stand together. */
function rolesOf(name: ProviderName, { roles }: RoleListing): readonly ListedRole[] {
  const there = roles.filter(({ eligibility }) => eligibility.provider === name);
  if (name !== 'group') return there;
  return there.toSorted((one, other) => one.eligibility.scope.name.localeCompare(other.eligibility.scope.name));
}

const startsGroup = (rows: readonly ListedRole[], index: number): boolean =>
  rows[index]?.eligibility.provider !== rows[index - 1]?.eligibility.provider;

function row(role: ListedRole, withGroup: boolean, view: View): Paint {
  const { words } = view;
  const { eligibility, activation } = role;
  return {
    groups: lines(withGroup ? words.say(`provider.${eligibility.provider}`) : undefined),
    name: rowName(eligibility, words),
    states: lines(activation && `✔ ${words.say('right.activeUntil', { until: until(activation.endsAt, view) })}`),
    details: lines(scopeLine(eligibility, words), roleDetail(role, view)),
    hasActions: true,
    actions: rowActions(buttonsOf(role, view), eligibility, 'eligibility', view),
  };
}

const buttonsOf = ({ eligibility, activation }: ListedRole, view: View): RowButtons =>
  eligibilityButtons(eligibility, activation !== undefined, view);

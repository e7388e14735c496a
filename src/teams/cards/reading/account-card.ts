import type { Attempt, Person, Principal } from '../../../pim/index.ts';
import { timeOfDay } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import { factSheet } from '../elements/fact-sheet.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { shortened } from '../rights/right.ts';

/** Who the person is to PIM, and as whom and where the bot takes them. `found`: what the directory says with their own token. */
export function accountCard(person: Person, found: Attempt<Principal | undefined>, view: View): RenderedCard {
  const { words } = view;
  const account = found.ok ? found.value : undefined;
  return factSheet(
    {
      status: words.say('whoami.heading'),
      style: found.ok ? 'emphasis' : 'warning',
      title: account
        ? words.say('whoami.title', { name: shortened(account.name) })
        : words.say(found.ok ? 'whoami.unknown' : 'whoami.unread'),
      next: words.say(found.ok ? 'whoami.next' : 'whoami.unreadNext'),
      facts: [
        [words.say('whoami.signInName'), account?.signInName, 'wide'],
        [words.say('whoami.objectId'), person.objectId],
        [words.say('whoami.tenant'), person.tenantId],
        [words.say('whoami.zone'), words.say('whoami.zoneNow', { zone: view.zone, time: timeOfDay(view.now, view) })],
        [words.say('whoami.language'), new Intl.DisplayNames(words.locale, { type: 'language' }).of(words.locale)],
      ],
      actions: [],
      hints: [],
    },
    view,
  );
}

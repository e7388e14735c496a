import type { ActivationPlan, Scope } from '../../../pim/index.ts';
import type { Words } from '../../../words/words.ts';
import { escapeText } from '../elements/escape-text.ts';
import type { Paint } from '../elements/render-card.ts';

/** More do not fit into a message; of the others the name can be typed. */
const MOST_PARTS = 40;
/** Azure's own names are shorter, but for subscriptions. */
const NAME_LENGTH = 64;

/** Asks where, if the eligibility's scope has parts on which it may be activated alone. The whole scope is preselected. */
export function scopeInput(
  { eligibility, scope: chosenScope }: ActivationPlan,
  parts: readonly Scope[],
  words: Words,
): Paint[] {
  const chosen = isSameId(chosenScope.id, eligibility.scope.id) ? undefined : chosenScope;
  const offered = [...(chosen ? [chosen] : []), ...parts.filter(({ id }) => !chosen || !isSameId(id, chosen.id))].slice(
    0,
    MOST_PARTS,
  );
  if (offered.length === 0) return [];
  const { scope } = eligibility;
  return [
    {
      id: 'scope',
      label: words.say('form.scope'),
      isRequired: true,
      errorMessage: words.say('form.scopeError'),
      value: chosen?.id ?? scope.id,
      choices: [
        { value: scope.id, title: words.say('form.wholeScope', { scope: scopeWords(scope, words) }) },
        ...offered.map((part) => ({
          value: part.id,
          title: words.say('form.onlyScope', { scope: scopeWords(part, words) }),
        })),
      ],
    },
  ];
}

const scopeWords = ({ name, kind }: Scope, words: Words): string =>
  words.say('right.scopeName', { scope: escapeText(name, NAME_LENGTH), kind: words.say(`scope.${kind}`) });

const isSameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

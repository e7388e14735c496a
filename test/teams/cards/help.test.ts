import assert from 'node:assert/strict';
import type { RenderedCard } from '../../../src/teams/cards/elements/rendered-card.ts';
import { helpCard } from '../../../src/teams/cards/messages/help-card.ts';
import { sharedHelpCard } from '../../../src/teams/cards/messages/shared-help-card.ts';
import { welcomeCard } from '../../../src/teams/cards/messages/welcome-card.ts';
import type { CommandKind } from '../../../src/teams/language/command.ts';
import { COMMAND_WORDS } from '../../../src/teams/language/command-words.ts';
import { readCommand } from '../../../src/teams/language/read-command.ts';
import { textsOn } from './card-parts.ts';
import { view } from './sample.ts';

const own = {
  activations: ['activate Global Reader for 1h because INC-4711', 'activate Build Agents (member) for 1h'],
  role: 'Global Reader',
  ending: 'Billing Administrator',
};
const unknown = { activations: [], role: undefined, ending: undefined };

/** What is offered to be typed: all lines but the title and the sentences. */
const offered = (card: RenderedCard['card']): string[] =>
  textsOn(card)
    .slice(2)
    .flatMap((line) => line.split(' · '));

const kindOf = (sentence: string): CommandKind | string => {
  const reading = readCommand(sentence);
  return reading.kind === 'command' ? reading.command.kind : `not understood: ${sentence}`;
};

describe('Help', () => {
  it('names every command, and each of its sentences is understood as it stands', () => {
    for (const examples of [own, unknown]) {
      const kinds = new Set(offered(helpCard(view, examples).card).map(kindOf));
      const wanted = Object.keys(COMMAND_WORDS).filter((kind) => kind !== 'help');
      const extra = examples === own ? [] : ['activate'];
      assert.deepEqual([...kinds, ...extra].toSorted(), [...wanted, 'deactivate-all'].toSorted());
    }
  });

  it('names the person’s own roles, and for prolonging the one that ends', () => {
    const { text } = helpCard(view, own);
    for (const sentence of [
      'restart Global Reader for 2h',
      'policy Global Reader',
      'extend Billing Administrator for 30d',
    ])
      assert.ok(text.includes(sentence), sentence);
  });

  it('fits on a phone', () => {
    const lines = textsOn(helpCard(view, own).card);
    assert.ok(lines.length <= 14, `${lines.length} lines`);
  });

  it('where others read along names nothing personal, and what it offers is understood', () => {
    const { card } = sharedHelpCard('PIM', {}, view);
    const kinds = offered(card).map((line) => kindOf(line.replace('@PIM ', '')));
    assert.deepEqual(kinds.toSorted(), ['activate', 'active', 'approvals', 'help', 'roles']);
  });

  it('a welcome has three sentences to try, known roles first', () => {
    for (const examples of [own, unknown]) {
      const sentences = offered(welcomeCard(examples, view).card);
      assert.ok(sentences.length === 3 || examples === unknown);
      for (const sentence of sentences) assert.doesNotMatch(kindOf(sentence), /not understood/);
    }
  });
});

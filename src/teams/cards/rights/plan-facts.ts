import type { Approver, Needs, PlanInput } from '../../../pim/index.ts';
import { durationWords } from '../../../words/duration-words.ts';
import { nameList } from '../../../words/name-list.ts';
import type { Words } from '../../../words/words.ts';
import { escapeText } from '../elements/escape-text.ts';

type Fact = readonly [label: string, value: string | undefined];

/** What the person has said already. */
export function inputFacts(input: PlanInput, words: Words): Fact[] {
  const { duration, justification, ticketNumber: number, ticketSystem: system } = input;
  const ticket = number && (system ? words.say('fact.ticketIn', { number, system }) : number);
  return [
    [words.say('fact.duration'), duration && durationWords(duration, words)],
    [words.say('fact.justification'), justification],
    [words.say('fact.ticket'), ticket],
  ];
}

/** What will be asked of others and of the sign-in. */
export function needsFacts(needs: Needs, words: Words): Fact[] {
  const { approvers, mfa, authenticationContext: context } = needs;
  return [
    [
      words.say('fact.approval'),
      approvers && words.say('fact.approvalNeeded', { approvers: approverNames(approvers, words) }),
    ],
    [
      words.say('fact.signIn'),
      context ? words.say('fact.contextNeeded', { context }) : mfa ? words.say('fact.mfaNeeded') : undefined,
    ],
  ];
}

/** "Megan Bowen or PIM Approvers". None named = the privileged role administrators, PIM's own fallback. */
export function approverNames(approvers: readonly Approver[], words: Words): string {
  if (approvers.length === 0) return words.say('approvers.default');
  return nameList(
    approvers.map(({ name }) => escapeText(name, 60)),
    words,
    'or',
  );
}

import type { Approver, Needs, PlanInput, TicketInfo } from '../../../pim/index.ts';
import { durationWords } from '../../../words/duration-words.ts';
import { nameList } from '../../../words/name-list.ts';
import type { Words } from '../../../words/words.ts';
import { escapeText } from '../elements/escape-text.ts';

type Fact = readonly [label: string, value: string | undefined];

/** What the person has said already. */
export function inputFacts(input: PlanInput, words: Words): Fact[] {
  const { duration, justification, ticketNumber, ticketSystem } = input;
  const ticket = ticketNumber ? { ticketNumber, ticketSystem } : undefined;
  return [
    [words.say('fact.duration'), duration && durationWords(duration, words)],
    [words.say('fact.justification'), justification],
    [words.say('fact.ticket'), ticketWords(ticket, words)],
  ];
}

/** "CHG0012 in ServiceNow". */
export function ticketWords(ticket: TicketInfo | undefined, words: Words): string | undefined {
  if (!ticket?.ticketNumber) return undefined;
  const { ticketNumber: number, ticketSystem: system } = ticket;
  return system ? words.say('fact.ticketIn', { number, system }) : number;
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
      context ? words.say('fact.contextNeeded') : mfa ? words.say('fact.mfaNeeded') : undefined,
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

import {
  activationNeeds,
  type GrantRules,
  grantNeeds,
  type Policy,
  type RoleAtScope,
  targetOf,
} from '../../../pim/index.ts';
import { durationWords } from '../../../words/duration-words.ts';
import { nameList } from '../../../words/name-list.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { action } from '../elements/action.ts';
import { escapeText } from '../elements/escape-text.ts';
import { factSheet } from '../elements/fact-sheet.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { approverNames } from '../rights/plan-facts.ts';
import { fullName, shortName } from '../rights/right.ts';
import { activateCommand } from '../rights/typed-command.ts';
import { activateOpen } from '../verbs/activation/activate-open.ts';

/** What is said of by a sentence of its own. */
const KNOWN = new Set(['justification', 'ticketing', 'multifactorauthentication']);

/** The rules of a role at a scope, in words. `isEligible`: the viewer may activate it. */
export function policyCard(right: RoleAtScope, policy: Policy, isEligible: boolean, view: View): RenderedCard {
  const { words } = view;
  const role = shortName(right, words);
  return {
    ...factSheet(
      {
        status: words.say('policy.heading'),
        style: 'emphasis',
        title: fullName(right, words),
        next: words.say('policy.next'),
        facts: [...activationFacts(policy, words), ...grantFacts(policy, words)],
        actions: isEligible
          ? [action(activateOpen.press(targetOf(right)), { title: words.say('button.activate') })]
          : [],
        hints: isEligible ? [words.say('say.activateThis', { command: activateCommand(role, {}, words) })] : [],
      },
      view,
    ),
    summary: words.say('policy.summary', { role }),
  };
}

type Fact = readonly [label: string, value: string];

function activationFacts({ activation }: Policy, words: Words): Fact[] {
  const needs = activationNeeds(activation);
  const inputs = [
    ...enabledInputs(activation, words),
    ...(needs.authenticationContext
      ? [words.say('policy.context', { context: escapeText(needs.authenticationContext, 60) })]
      : []),
  ];
  const approvers = needs.approvers && approverNames(needs.approvers, words);
  const key = activation.approval?.isApproverJustificationRequired
    ? 'policy.approvedByWithReason'
    : 'policy.approvedBy';
  return [
    [
      words.say('policy.activation'),
      needs.maximumDuration
        ? words.say('policy.atMost', { duration: durationWords(needs.maximumDuration, words) })
        : words.say('policy.noLimit'),
    ],
    [words.say('policy.asks'), inputs.length > 0 ? nameList(inputs, words, 'and') : words.say('policy.nothing')],
    [words.say('policy.approval'), approvers ? words.say(key, { approvers }) : words.say('policy.noApproval')],
  ];
}

/** What administrators are held to. */
function grantFacts({ eligibility, assignment }: Policy, words: Words): Fact[] {
  return [
    [words.say('policy.eligibility'), grantWords(eligibility, words)],
    [words.say('policy.assignment'), grantWords(assignment, words)],
  ];
}

function grantWords(rules: GrantRules, words: Words): string {
  const { isPermanentAllowed, maximumDuration } = grantNeeds(rules);
  const limit =
    isPermanentAllowed || !maximumDuration
      ? words.say('policy.permanent')
      : words.say('policy.limit', { duration: durationWords(maximumDuration, words) });
  const inputs = enabledInputs(rules, words);
  return inputs.length > 0 ? words.say('policy.with', { limit, inputs: nameList(inputs, words, 'and') }) : limit;
}

/** Switches that are not known here are at least named. */
function enabledInputs(rules: GrantRules, words: Words): string[] {
  const needs = grantNeeds(rules);
  return [
    ...(needs.justification ? [words.say('policy.justification')] : []),
    ...(needs.ticket ? [words.say('policy.ticket')] : []),
    ...(needs.mfa ? [words.say('policy.mfa')] : []),
    ...(rules.enablement?.enabledRules ?? [])
      .filter((rule) => !KNOWN.has(rule.toLowerCase()))
      .map((rule) => escapeText(rule, 60)),
  ];
}

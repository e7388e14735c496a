import { activationNeeds, type ListedRole, type MemberType, type RoleAtScope } from '../../../pim/index.ts';
import { durationWords } from '../../../words/duration-words.ts';
import { timeDistance } from '../../../words/time-distance.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { joined } from '../elements/paint-lines.ts';
import { shortened } from './right.ts';

/** The scope on its own line, where it is not the whole directory: "on Madrid (administrative unit)". */
export function scopeDetail({ scope }: RoleAtScope, words: Words): string | undefined {
  if (scope.kind === 'directory') return undefined;
  return words.say('right.scope', { scope: shortened(scope.name), kind: words.say(`scope.${scope.kind}`) });
}

/** The same below a `rowName`, which names groups itself. */
export const scopeLine = (right: RoleAtScope, words: Words): string | undefined =>
  right.scope.kind === 'group' ? undefined : scopeDetail(right, words);

/** The scope beside the label "Scope": "Madrid (administrative unit)". */
export const scopeFact = (right: RoleAtScope, words: Words): string | undefined =>
  ['directory', 'group'].includes(right.scope.kind) ? undefined : scopeName(right, words);

/** The same also where that is the whole directory, or a group. */
export const scopeName = ({ scope }: RoleAtScope, words: Words): string =>
  scope.kind === 'directory'
    ? words.say('scope.wholeDirectory')
    : words.say('right.scopeName', { scope: shortened(scope.name), kind: words.say(`scope.${scope.kind}`) });

/** How it is held, where not by the person directly. */
export function memberDetail(memberType: MemberType, words: Words): string | undefined {
  if (memberType === 'group') return words.say('right.throughGroup');
  return memberType === 'inherited' ? words.say('right.inherited') : undefined;
}

/** What activating takes, how it is held, when the eligibility ends: "up to 8 hours · justification · through a group". */
export function roleDetail({ eligibility, policy }: ListedRole, { words, now }: View): string {
  const needs = policy && activationNeeds(policy.activation);
  return joined(
    needs?.maximumDuration && words.say('needs.maximum', { duration: durationWords(needs.maximumDuration, words) }),
    needs?.justification && words.say('needs.justification'),
    needs?.ticket && words.say('needs.ticket'),
    needs?.approvers && words.say('needs.approval'),
    needs?.mfa && words.say('needs.mfa'),
    needs?.authenticationContext && words.say('needs.context'),
    memberDetail(eligibility.memberType, words),
    eligibility.endsAt &&
      words.say('needs.eligibilityEnds', { distance: timeDistance(eligibility.endsAt, now, words) }),
  );
}

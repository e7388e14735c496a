import { AppError } from '../../../core/app-error.ts';
import { isInDoubt, type Target, targetKey } from '../../../pim/index.ts';
import type { WholeRule } from './policy-rule.ts';
import type { RuleEdit } from './rule-edits.ts';

/** The rules to be written, whole, as PIM wants them: what was read with what is new. Throws AppError `PolicyNotFound`. */
export const wholeRules = (edits: readonly RuleEdit[], rules: readonly WholeRule[], target: Target): WholeRule[] =>
  edits.map(({ ruleId, edit }) => {
    const rule = rules.find(({ id }) => id.toLowerCase() === ruleId.toLowerCase());
    if (!rule) throw policyNotFound(target, ruleId);
    return edit(rule);
  });

/** `RoleManagementPolicyExpirationRule` of `Expiration_EndUser_Assignment`: the kind of a rule stands in its id. */
export const ruleTypeIn = ({ id }: WholeRule): string => `RoleManagementPolicy${id.split('_')[0]}Rule`;

export const policyNotFound = (target: Target, ruleId?: string): AppError =>
  new AppError(
    'PolicyNotFound',
    `PIM shows no policy${ruleId === undefined ? '' : ` with the rule ${ruleId}`} for ${targetKey(target)}. Nothing was changed.`,
    { facts: { target, ruleId } },
  );

/** Where even the reading before a write failed, the write was not sent. */
export async function beforeWriting<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof AppError && isInDoubt(error))) throw error;
    const message = `The policy could not be read, so nothing was changed. Try again. (${error.message})`;
    throw new AppError('NoAnswer', message, { facts: { ...error.facts, sent: 'no' }, cause: error });
  }
}

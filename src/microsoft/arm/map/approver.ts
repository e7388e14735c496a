import { memberOf, textOf } from '../../http/answers/json.ts';
import type { ApproverSpelling } from '../../http/rules/rule-edits.ts';

/** Whom a policy names. The case of `userType` matters when it is written. */
export const approvers: ApproverSpelling = {
  read: (wire) => {
    const id = textOf(memberOf(wire, 'id')) || undefined;
    const isGroup = /group/i.test(textOf(memberOf(wire, 'userType')));
    return { id, kind: isGroup ? 'group' : 'user', name: textOf(memberOf(wire, 'description')) || id || '' };
  },
  write: ({ id, kind, name }) => ({
    id,
    ...(name !== id && { description: name }),
    isBackup: false,
    userType: kind === 'group' ? 'Group' : 'User',
  }),
};

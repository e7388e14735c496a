import type { Approver } from '../../../pim/index.ts';
import { memberOf, textOf } from '../../http/answers/json.ts';
import type { WireApprover } from '../../http/rules/policy-rule.ts';
import type { ApproverSpelling } from '../../http/rules/rule-edits.ts';

/** Whom a policy names: a person (`singleUser`) or a group (`groupMembers`). Beta has `id`, v1.0 `userId` or `groupId`. */
export const approvers: ApproverSpelling = {
  read: (wire) => {
    const member = (name: string) => textOf(memberOf(wire, name));
    const isGroup = member('groupId') !== '' || /groupMembers$/i.test(member('@odata.type'));
    const id = member('groupId') || member('userId') || member('id') || undefined;
    return { id, kind: isGroup ? 'group' : 'user', name: member('description') || id || '' };
  },
  write: (approver) => ({ ...idOf(approver), description: approver.name === approver.id ? null : approver.name }),
};

const idOf = ({ id, kind }: Approver): WireApprover =>
  kind === 'group'
    ? { '@odata.type': '#microsoft.graph.groupMembers', groupId: id }
    : { '@odata.type': '#microsoft.graph.singleUser', userId: id };

import { z } from 'zod';
import { optionalText, text } from '../../http/answers/members.ts';

const actions = z.array(text).nullish();

export const roleDefinition = z.object({
  id: text,
  displayName: optionalText,
  description: optionalText,
  isBuiltIn: z.boolean().nullish(),
  isEnabled: z.boolean().nullish(),
  /** Beta only. */
  isPrivileged: z.boolean().nullish(),
  rolePermissions: z.array(z.object({ allowedResourceActions: actions, excludedResourceActions: actions })).nullish(),
});
export type WireRoleDefinition = z.infer<typeof roleDefinition>;

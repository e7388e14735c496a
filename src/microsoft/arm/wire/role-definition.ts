import { z } from 'zod';
import { optionalText, text } from '../../http/answers/members.ts';
import { resource } from './resource.ts';

const actions = z.array(text).nullish();

export const roleDefinition = resource(
  z.object({
    roleName: optionalText,
    type: optionalText,
    description: optionalText,
    permissions: z
      .array(z.object({ actions, notActions: actions, dataActions: actions, notDataActions: actions }))
      .nullish(),
  }),
);
export type WireRoleDefinition = z.infer<typeof roleDefinition>;

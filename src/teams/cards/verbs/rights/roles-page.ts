import { z } from 'zod';
import { type Press, reader } from '../kinds/card-verb.ts';
import { TYPED_LENGTH } from '../schemas/input-schema.ts';
import { pageSchema } from '../schemas/page-schema.ts';

const verb = 'roles.page';
const read = reader(verb, {
  page: pageSchema,
  search: z.string().trim().min(1).max(TYPED_LENGTH).optional(),
});

/** Show page `page` (from 1) of the role list, of all roles or of those that `search` finds. */
export interface RolesPage {
  readonly verb: typeof verb;
  readonly page: number;
  readonly search: string | undefined;
}

export const rolesPage = {
  verb,
  press: (page: number, search?: string): Press => ({ verb, data: { page, ...(search && { search }) } }),
  read(data: unknown): RolesPage | undefined {
    const sent = read(data);
    return sent && { verb, page: sent.page, search: sent.search };
  },
};

import { pageSchema } from '../schemas/page-schema.ts';
import { type Press, reader } from './card-verb.ts';

/** A verb that shows page `page` (from 1) of a list. */
export function pageVerb<Verb extends string>(verb: Verb) {
  const read = reader(verb, { page: pageSchema });
  return {
    verb,
    press: (page: number): Press => ({ verb, data: { page } }),
    read(data: unknown): { readonly verb: Verb; readonly page: number } | undefined {
      const sent = read(data);
      return sent && { verb, page: sent.page };
    },
  };
}

import { type Press, reader } from '../kinds/card-verb.ts';
import { pageSchema } from '../schemas/page-schema.ts';

const verb = 'requests.page';
const read = reader(verb, { page: pageSchema });

/** Show page `page` (from 1) of one's own requests. */
export interface RequestsPage {
  readonly verb: typeof verb;
  readonly page: number;
}

export const requestsPage = {
  verb,
  press: (page: number): Press => ({ verb, data: { page } }),
  read(data: unknown): RequestsPage | undefined {
    const sent = read(data);
    return sent && { verb, page: sent.page };
  },
};

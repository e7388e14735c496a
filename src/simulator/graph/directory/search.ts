import type { Entity } from '../../odata/entity.ts';
import type { Call } from '../../server/call.ts';
import { headerOf } from '../../server/call.ts';
import { badRequest } from '../graph-error.ts';

/** `"displayName:ale" OR "mail:ale"`: a word of the property begins with it. Needs `ConsistencyLevel: eventual`. Throws `GraphError` 400. */
export function searched(call: Call, entities: readonly Entity[]): readonly Entity[] {
  const text = call.query.get('$search');
  if (text === null) return entities;
  if (headerOf(call, 'consistencylevel')?.toLowerCase() !== 'eventual')
    throw badRequest(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  const terms = text.split(/\s+OR\s+/).map((term) => /^"(\w+):(.*)"$/s.exec(term.trim()));
  if (terms.some((term) => !term))
    throw badRequest('Syntax error: character \'"\' is not valid. $search needs "property:value" in double quotes.');
  return entities.filter(({ properties }) =>
    terms.some((term) => {
      const [, property = '', wanted = ''] = term ?? [];
      const words = String(properties[property] ?? '').toLowerCase();
      return (
        words.split(/[\s.@_-]+/).some((word) => word.startsWith(wanted.toLowerCase())) ||
        words.startsWith(wanted.toLowerCase())
      );
    }),
  );
}

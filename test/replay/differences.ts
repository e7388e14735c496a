import { type IdMap, idsIn } from './id-map.ts';

/** One place in which an answer is not as the example has it. */
export interface Difference {
  /** Where in the body: `value[0].status`. */
  readonly at: string;
  readonly what: string;
}

export interface Comparison {
  readonly ids: IdMap;
  /** Instants that the request itself named; they must come back as they were asked for. */
  readonly asked: ReadonlySet<number>;
}

/** With its zone, which must be written in the same form. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(Z|[+-]\d\d:\d\d)?$/;

/** Stands in an example where a long text was. */
const CUT = '…';

/**
 * An example's JSON beside ours. Members and their kinds must be the same, and so must values, apart from ids, which must
 * stand for each other one for one, and times, which must be times. The order of members does not matter.
 */
export function differences(theirs: unknown, ours: unknown, comparison: Comparison, at = ''): readonly Difference[] {
  if (Array.isArray(theirs) && Array.isArray(ours)) return listDifferences(theirs, ours, comparison, at);
  if (isObject(theirs) && isObject(ours)) return memberDifferences(theirs, ours, comparison, at);
  if (typeof theirs === 'string' && typeof ours === 'string') return textDifferences(theirs, ours, comparison, at);
  return theirs === ours ? [] : [{ at, what: `is ${shown(ours)}, not ${shown(theirs)}` }];
}

/** Things with a word for a name, such as rules and alerts, are found by it; nobody promises an order. All others go in turn. */
function listDifferences(
  theirs: readonly unknown[],
  ours: readonly unknown[],
  comparison: Comparison,
  at: string,
): readonly Difference[] {
  if (theirs.length !== ours.length) return [{ at, what: `has ${ours.length} items, not ${theirs.length}` }];
  return theirs.flatMap((item, index) => {
    const name = nameOf(item);
    const match = name === undefined ? ours[index] : ours.find((one) => nameOf(one) === name);
    return differences(item, match, comparison, `${at}[${name ?? index}]`);
  });
}

function memberDifferences(
  theirs: Record<string, unknown>,
  ours: Record<string, unknown>,
  comparison: Comparison,
  at: string,
): readonly Difference[] {
  return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].flatMap((name) => {
    const inside = at === '' ? name : `${at}.${name}`;
    if (!(name in ours)) return [{ at: inside, what: 'is missing' }];
    if (!(name in theirs)) return [{ at: inside, what: `is ${shown(ours[name])}, and is not in the example` }];
    return differences(theirs[name], ours[name], comparison, inside);
  });
}

function textDifferences(theirs: string, ours: string, { ids, asked }: Comparison, at: string): readonly Difference[] {
  const not = { at, what: `is ${shown(ours)}, not ${shown(theirs)}` };
  if (theirs === CUT) return ours === '' ? [not] : [];
  const [instant, zone] = INSTANT.exec(theirs) ?? [];
  if (instant !== undefined) {
    const isEcho = asked.has(Date.parse(theirs));
    const [ourInstant, ourZone] = INSTANT.exec(ours) ?? [];
    const isSame = ourInstant !== undefined && (ourZone ?? 'Z') === (zone ?? 'Z');
    return isSame && (!isEcho || Date.parse(theirs) === Date.parse(ours)) ? [] : [not];
  }
  const [their, our] = [idsIn(theirs), idsIn(ours)];
  if (their.frame !== our.frame) return [not];
  const isPaired = their.ids.every((id, index) => ids.pair(id, our.ids[index] ?? ''));
  return isPaired ? [] : [{ at, what: `is ${shown(ours)}, which stands for another id than ${shown(theirs)}` }];
}

const nameOf = (item: unknown): string | undefined => {
  if (!isObject(item)) return undefined;
  if (typeof item.id === 'string' && /^[A-Z][A-Za-z]+_[A-Za-z_]+$/.test(item.id)) return item.id;
  return typeof item.name === 'string' && /^[A-Z][A-Za-z]+$/.test(item.name) ? item.name : undefined;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}

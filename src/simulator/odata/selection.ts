/** `$select` and `$expand` of one level. */
export interface Selection {
  readonly select: readonly string[] | undefined;
  readonly expand: readonly Expansion[];
}

export interface Expansion {
  readonly name: string;
  readonly selection: Selection;
}

/** Deeper than anything that can be expanded. */
const MAX_DEPTH = 5;

/** Reads `policy($expand=rules;$select=id),principal`; nothing when it is written wrongly. */
export function parseSelection(select: string | null, expand: string | null, depth = 0): Selection | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expansions = expand === null ? [] : splitOutside(expand, ',').map((part) => parseExpansion(part, depth));
  const read = expansions.filter((expansion) => expansion !== undefined);
  if (read.length !== expansions.length) return undefined;
  return { select: select === null ? undefined : splitOutside(select, ','), expand: read };
}

function parseExpansion(text: string, depth: number): Expansion | undefined {
  const [, name, options] = /^(\*|\w+)(?:\((.*)\))?$/s.exec(text) ?? [];
  if (!name) return undefined;
  const parts = options === undefined ? [] : splitOutside(options, ';').map((option) => option.split(/=(.*)/s));
  if (parts.some(([key]) => key !== '$select' && key !== '$expand')) return undefined;
  const option = (wanted: string) => parts.find(([key]) => key === wanted)?.[1] ?? null;
  const selection = parseSelection(option('$select'), option('$expand'), depth + 1);
  return selection && { name, selection };
}

/** Splits at separators that stand outside brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === separator && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  return [...parts, part.trim()].filter((one) => one !== '');
}

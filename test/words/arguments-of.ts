import { IntlMessageFormat } from 'intl-messageformat';

/** Kinds of element in a parsed ICU message, as the library numbers them. */
const LITERAL = 0;
const POUND = 7;

type Parsed = ReturnType<IntlMessageFormat['getAst']>;

/** The names of a message's arguments as the ICU parser reads them, sorted, each once. Throws for what is not ICU. */
export const argumentsOf = (message: string): string[] => [...new Set(namesIn(parsed(message)))].toSorted();

/** Those inside the branches of plurals. The catalogue has none: its types could not see them. */
export const argumentsInBranches = (message: string): string[] => namesIn(branchesOf(parsed(message)));

const parsed = (message: string): Parsed =>
  new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();

const branchesOf = (elements: Parsed): Parsed =>
  elements.flatMap((element) =>
    'options' in element ? Object.values(element.options).flatMap(({ value }) => value) : [],
  );

function namesIn(elements: Parsed): string[] {
  const here = elements.flatMap((element) =>
    element.type === LITERAL || element.type === POUND || !('value' in element) ? [] : [String(element.value)],
  );
  const branches = branchesOf(elements);
  return branches.length > 0 ? [...here, ...namesIn(branches)] : here;
}

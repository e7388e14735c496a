import ts from 'typescript';
import { nodesOf, placeOf, type SourceProgram, textsOf } from '../docs/source-program.ts';

/** One call of `say`: the messages it can say, and the names of the values it hands over. */
export interface Saying {
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly place: string;
}

/**
 * Every `….say(key, values)` of the sources. The keys are read from the type of the first argument, so that
 * `scope.${kind}` is what the kinds can be, and no prefix. A call that can say any plain message, as those that say what
 * a table holds, names none: see `tabledKeys`.
 */
export function sayings(program: SourceProgram, plainKeys: readonly string[]): Saying[] {
  const { checker } = program;
  const found: Saying[] = [];
  for (const node of nodesOf(program)) {
    if (!isSaying(node)) continue;
    const [key, values] = node.arguments;
    if (!key) continue;
    const texts = textsOf(checker.getTypeAtLocation(key));
    if (!texts) throw new Error(`${placeOf(node)}: what \`${key.getText()}\` says cannot be read from its type.`);
    if (plainKeys.every((plain) => texts.includes(plain))) continue;
    const names = values
      ? checker
          .getTypeAtLocation(values)
          .getProperties()
          .map(({ name }) => name)
      : [];
    found.push({ keys: texts, values: names.toSorted(), place: placeOf(node) });
  }
  return found;
}

/** Keys that stand as such in tables: literals where only keys of `catalogue` fit. A verb of the same spelling is none. */
export function tabledKeys(program: SourceProgram, catalogue: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (const node of nodesOf(program)) {
    if (!ts.isStringLiteral(node) || !catalogue.has(node.text) || isSaid(node)) continue;
    const wanted = program.checker.getContextualType(node);
    const texts = wanted && textsOf(program.checker.getNonNullableType(wanted));
    if (texts?.every((text) => catalogue.has(text))) found.push(node.text);
  }
  return found;
}

const isSaying = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'say';

/** Whether the literal is (part of) what a call says: that is no table. */
const isSaid = (literal: ts.Node): boolean =>
  ts.findAncestor(literal, ({ parent }) => parent && isSaying(parent) && parent.arguments.length > 0) !== undefined;

import ts from 'typescript';
import { nodesOf, placeOf, type SourceProgram, textsOf } from './source-program.ts';

/** A class of coded errors and its subclasses. */
const CODED = /^AppError$/;

/**
 * The codes of all errors that the sources can raise, each with the places that raise it. Read from the types, so that a
 * code in a table or behind a condition counts as well. Throws where a code can be any text: nobody could list it.
 */
export function raisedCodes(program: SourceProgram): ReadonlyMap<string, readonly string[]> {
  const raised = new Map<string, string[]>();
  for (const node of nodesOf(program)) {
    const code = codeArgument(node);
    if (!code) continue;
    for (const text of textsAt(program, code)) raised.set(text, [...(raised.get(text) ?? []), placeOf(code)]);
  }
  return raised;
}

/** The first argument of `new AppError(…)`, and of `super(…)` in a class that extends it. */
function codeArgument(node: ts.Node): ts.Expression | undefined {
  if (ts.isNewExpression(node) && CODED.test(node.expression.getText())) return node.arguments?.[0];
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.SuperKeyword) return undefined;
  const heritage = ts.findAncestor(node, ts.isClassLike)?.heritageClauses ?? [];
  const isCoded = heritage.some(({ types }) => types.some(({ expression }) => CODED.test(expression.getText())));
  return isCoded ? node.arguments[0] : undefined;
}

function textsAt(program: SourceProgram, code: ts.Expression): readonly string[] {
  const texts = textsOf(program.checker.getTypeAtLocation(code));
  if (texts) return texts;
  const handed = argumentsFor(program, code);
  if (handed.length > 0) return handed.flatMap((argument) => textsAt(program, argument));
  throw new Error(
    `${placeOf(code)}: the code \`${code.getText()}\` can be any text. Give it a type that lists its codes.`,
  );
}

/** Where `code` is a function's parameter: what the function's callers hand over for it. */
function argumentsFor(program: SourceProgram, code: ts.Expression): ts.Expression[] {
  const parameter = program.checker.getSymbolAtLocation(code)?.valueDeclaration;
  if (!parameter || !ts.isParameter(parameter)) return [];
  const made = parameter.parent;
  const found: ts.Expression[] = [];
  for (const node of nodesOf(program)) {
    if (!ts.isCallExpression(node)) continue;
    if (program.checker.getResolvedSignature(node)?.declaration !== made) continue;
    const argument = node.arguments[made.parameters.indexOf(parameter)];
    if (argument) found.push(argument);
  }
  return found;
}

import ts from 'typescript';

/** Our sources as the compiler sees them. Paths are from the repository's root, where tests run. */
export interface SourceProgram {
  readonly files: readonly ts.SourceFile[];
  readonly checker: ts.TypeChecker;
}

let made: SourceProgram | undefined;

/** All of `src/`. Takes the compiler some seconds, once for all tests of a run: give the hook time. */
export function sourceProgram(): SourceProgram {
  if (made) return made;
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram(
    fileNames.filter((name) => isOurs(name)),
    options,
  );
  made = {
    files: program.getSourceFiles().filter((file) => isOurs(file.fileName)),
    checker: program.getTypeChecker(),
  };
  return made;
}

/** A program of made-up files, to prove that a check of the sources can fail. It knows no library types. */
export function madeUpProgram(texts: Readonly<Record<string, string>>): SourceProgram {
  const files = new Map(
    Object.entries(texts).map(([name, text]) => [name, ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true)]),
  );
  const program = ts.createProgram(
    [...files.keys()],
    { noLib: true, strict: true },
    {
      getSourceFile: (name) => files.get(name),
      fileExists: (name) => files.has(name),
      readFile: (name) => texts[name],
      writeFile: () => undefined,
      getDefaultLibFileName: () => 'lib.d.ts',
      getCurrentDirectory: () => '',
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
    },
  );
  return { files: [...files.values()], checker: program.getTypeChecker() };
}

/** Every node of the files, from the top down. */
export function* nodesOf({ files }: SourceProgram): Generator<ts.Node> {
  for (const file of files) yield* below(file);
}

function* below(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  node.forEachChild((child) => void children.push(child));
  for (const child of children) yield* below(child);
}

/** The texts an expression can be, read from its type; nothing where it can be any text. */
export function textsOf(type: ts.Type): readonly string[] | undefined {
  if (type.isStringLiteral()) return [type.value];
  if (!type.isUnion()) return undefined;
  const texts = type.types.map((one) => (one.isStringLiteral() ? one.value : undefined));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** `src/words/english.ts:12`. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${file.fileName.replace(/^.*\/(?=src\/)/, '')}:${line + 1}`;
}

const isOurs = (name: string): boolean => !name.includes('node_modules') && /(^|\/)src\//.test(name);

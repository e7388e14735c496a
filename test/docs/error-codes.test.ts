import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { raisedCodes } from './raised-codes.ts';
import { madeUpProgram, sourceProgram } from './source-program.ts';

/** The codes of the table's first column. */
const listedCodes = (page: string): string[] =>
  page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, code]) => code ?? ''));

describe('The page of error codes', function () {
  this.timeout(60_000);

  it('lists exactly the codes that the program can raise, each once', () => {
    const raised = raisedCodes(sourceProgram());
    assert.deepEqual(listedCodes(readFileSync('docs/errors.md', 'utf8')).toSorted(), [...raised.keys()].toSorted());
  });

  it('would miss no code, however it is raised', () => {
    const program = madeUpProgram({
      'src/made-up.ts': `
        declare class AppError { constructor(code: string, message: string); }
        class Refused extends AppError { constructor() { super('Subclass', 'no'); } }
        const TABLE = { one: 'Tabled', other: 'TabledToo' } as const;
        declare const which: 'one' | 'other';
        const failed = (message: string, code: string) => new AppError(code, message);
        export const errors = [
          new AppError('Literal', ''),
          new AppError(which === 'one' ? 'Either' : 'Or', ''),
          new AppError(TABLE[which], ''),
          failed('', 'HandedOver'),
          new Refused(),
        ];`,
    });
    assert.deepEqual([...raisedCodes(program).keys()].toSorted(), [
      'Either',
      'HandedOver',
      'Literal',
      'Or',
      'Subclass',
      'Tabled',
      'TabledToo',
    ]);
  });

  it('cannot be kept by hiding a code behind any text', () => {
    const program = madeUpProgram({
      'src/made-up.ts': `
        declare class AppError { constructor(code: string); }
        declare const answer: { code: string };
        export const error = new AppError(answer.code);`,
    });
    assert.throws(() => raisedCodes(program), /src\/made-up\.ts:4: the code `answer\.code` can be any text/);
  });
});

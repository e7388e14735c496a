/** Cells that passed, printed as a table when a suite is over; a cell that nobody marked shows `✗`. */
export interface Matrix {
  mark(row: string, column: string, cell?: string): void;
  print(): void;
}

export function createMatrix(corner: string, rows: readonly string[], columns: readonly string[]): Matrix {
  const cells = new Map<string, string>();
  const keyOf = (row: string, column: string) => `${row}|${column}`;
  return {
    mark: (row, column, cell = '✓') => void cells.set(keyOf(row, column), cell),
    print: () => {
      const table = [
        [corner, ...columns],
        ...rows.map((row) => [row, ...columns.map((column) => cells.get(keyOf(row, column)) ?? '✗')]),
      ];
      const widths = table[0]?.map((_, at) => Math.max(...table.map((line) => line[at]?.length ?? 0))) ?? [];
      for (const line of table) console.log(`      ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`);
    },
  };
}

import type { z } from 'zod';

/** Everything that is wrong with a tenant file, each with the member's path, its value and what is expected. */
export class TenantFileError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The tenant cannot be used: ${problems.join('; ')}. Correct it and start again; docs/tenant-file.md describes the format.`,
    );
    this.name = 'TenantFileError';
    this.problems = problems;
  }
}

/** `people[2].id is "abc": expected a GUID …`. */
export function problemsOf(error: z.ZodError, input: unknown): readonly string[] {
  return error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys')
      return `${pathText(issue.path)} has ${issue.keys.map((key) => `"${key}"`).join(', ')}: expected no such member`;
    return problem(
      issue.path,
      valueAt(input, issue.path),
      issue.message.replace(/^Invalid input: |, received \w+$/g, ''),
    );
  });
}

export function problem(path: readonly PropertyKey[], value: unknown, expected: string): string {
  return `${pathText(path)} is ${value === undefined ? 'missing' : shown(value)}: ${expected}`;
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '') || 'the file';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    input,
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

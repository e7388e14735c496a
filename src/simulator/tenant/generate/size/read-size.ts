import { problem, TenantFileError } from '../../tenant-file-error.ts';
import { SIZE_MEMBERS, type TenantSize } from './tenant-size.ts';

/** Reads `users=20000,roles=130`. Throws `TenantFileError`; whether the numbers can be is seen by `tenantSize`. */
export function readSize(text: string): Partial<TenantSize> {
  const wish: Partial<Record<keyof TenantSize, number>> = {};
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '' && text.trim() === '') continue;
    const [name = '', value, ...rest] = part.split('=').map((one) => one.trim());
    const member = SIZE_MEMBERS.find((known) => known === name);
    if (!member) throw refused(['generate'], part, `expected members ${SIZE_MEMBERS.join(', ')}, such as users=500`);
    if (wish[member] !== undefined) throw refused(['generate', member], part, 'expected it only once');
    if (value === undefined || rest.length > 0 || !/^\d{1,15}$/.test(value))
      throw refused(['generate', member], rest.length > 0 ? part : value, 'expected a whole number such as 500');
    wish[member] = Number(value);
  }
  return wish;
}

const refused = (path: readonly string[], value: unknown, expected: string): TenantFileError =>
  new TenantFileError([problem(path, value, expected)]);

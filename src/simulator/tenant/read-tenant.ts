import { generateTenant } from './generate/generate-tenant.ts';
import { readSize } from './generate/size/read-size.ts';
import { readTenantFile } from './read-tenant-file.ts';
import type { TenantFile } from './schema.ts';

const GENERATE = 'generate:';

/** What `--tenant` names: `generate:users=500,…`, or the path of a JSON file. Throws `TenantFileError`. */
export const readTenant = async (text: string): Promise<TenantFile> =>
  text.startsWith(GENERATE) ? generateTenant(readSize(text.slice(GENERATE.length))) : readTenantFile(text);

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from './contract.ts';
import { REFERENCE } from './openapi.ts';

export interface Example extends Exchange {
  readonly name: string;
  readonly status: number;
  readonly note: string | undefined;
}

/** The documented and recorded pairs of request and answer; none where the reference is not there. */
export function readExamples(): readonly Example[] {
  if (!REFERENCE) return [];
  const folder = join(REFERENCE, 'examples', 'graph');
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return readdirSync(folder)
    .filter((file) => file.endsWith('-request.json'))
    .map((file) => {
      const name = file.replace(/-request\.json$/, '');
      const request = read(file);
      const response = read(`${name}-response.json`);
      return {
        name,
        method: request.method,
        url: request.url,
        requestBody: request.body,
        status: response.status,
        responseBody: response.body,
        note: response.note,
      };
    });
}

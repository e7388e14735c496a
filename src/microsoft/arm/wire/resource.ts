import { z } from 'zod';
import { text } from '../../http/answers/members.ts';

/** The envelope of everything in Azure, with the members that are read inside. */
export const resource = <T extends z.ZodType>(properties: T) => z.object({ id: text, name: text, properties });

export interface Resource<T> {
  /** The whole path. */
  readonly id: string;
  /** Its last part. */
  readonly name: string;
  readonly properties: T;
}

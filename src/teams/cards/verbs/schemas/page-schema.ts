import { z } from 'zod';

/** A page of a list, from 1. */
export const pageSchema = z.int().min(1).max(10_000);

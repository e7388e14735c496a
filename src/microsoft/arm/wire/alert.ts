import { z } from 'zod';
import { alertDefinition } from '../../http/answers/alert.ts';
import { optionalText, text } from '../../http/answers/members.ts';
import { resource } from './resource.ts';

export const alert = resource(
  z.object({
    /** Without the first slash. */
    scope: text,
    isActive: z.boolean(),
    incidentCount: z.number().nullish(),
    lastScannedDateTime: optionalText,
    alertDefinition: z.object({ properties: alertDefinition }).nullish(),
  }),
);
export type WireAlert = z.infer<typeof alert>;

/** Each alert has incidents with members of their own. */
export const incident = resource(z.looseObject({}));
export type WireIncident = z.infer<typeof incident>;

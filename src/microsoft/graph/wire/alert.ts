import { z } from 'zod';
import { alertDefinition } from '../../http/answers/alert.ts';
import { optionalText, text } from '../../http/answers/members.ts';

export const alert = z.object({
  id: text,
  scopeId: text,
  isActive: z.boolean(),
  incidentCount: z.number().nullish(),
  lastScannedDateTime: optionalText,
  alertDefinition: alertDefinition.nullish(),
});
export type WireAlert = z.infer<typeof alert>;

/** Each alert has incidents with members of their own. */
export const incident = z.looseObject({ id: text });
export type WireIncident = z.infer<typeof incident>;

import { z } from 'zod';
import { optionalText, text } from '../../http/answers/members.ts';

const definition = z.object({
  displayName: optionalText,
  severityLevel: optionalText,
  securityImpact: optionalText,
  mitigationSteps: optionalText,
  isRemediatable: z.boolean().nullish(),
});

export const alert = z.object({
  id: text,
  scopeId: text,
  isActive: z.boolean(),
  incidentCount: z.number().nullish(),
  lastScannedDateTime: optionalText,
  alertDefinition: definition.nullish(),
});
export type WireAlert = z.infer<typeof alert>;

/** Each alert has incidents with members of their own. */
export const incident = z.looseObject({ id: text });
export type WireIncident = z.infer<typeof incident>;

import { z } from 'zod';
import type { Alert, AlertIncident } from '../../../pim/index.ts';
import { optionalText } from './members.ts';
import { severityOf } from './open-sets.ts';

/** What an alert means; both services have the same members. */
export const alertDefinition = z.object({
  displayName: optionalText,
  severityLevel: optionalText,
  securityImpact: optionalText,
  mitigationSteps: optionalText,
  isRemediatable: z.boolean().nullish(),
});

/** @param name for people, where the definition does not say it */
export const meaningOf = (
  definition: z.infer<typeof alertDefinition> | null | undefined,
  name: string,
): Pick<Alert, 'title' | 'severity' | 'impact' | 'mitigation' | 'isRemediatable'> => ({
  title: definition?.displayName || name,
  severity: severityOf(definition?.severityLevel),
  impact: definition?.securityImpact ?? '',
  mitigation: definition?.mitigationSteps ?? '',
  isRemediatable: definition?.isRemediatable ?? false,
});

/** Each alert has incidents with members of their own: all that say something, without annotations. */
export const factsOf = (members: Readonly<Record<string, unknown>>): AlertIncident['facts'] =>
  new Map(
    Object.entries(members).flatMap(([name, value]) =>
      name.includes('@') || value === null || value === undefined ? [] : [[name, textOf(value)] as const],
    ),
  );

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

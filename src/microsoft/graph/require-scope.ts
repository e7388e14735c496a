import { AppError } from '../../core/app-error.ts';
import type { Target } from '../../pim/index.ts';
import type { Surface } from './surfaces/surface.ts';

const FORMS = {
  'entra-role': 'of Entra roles: those are "/", "/administrativeUnits/{id}" and "/{id}" of an application',
  group: 'of groups: those are the ids of groups',
} as const;

/** @throws AppError `InvalidScope` for a target whose scope is none of the surface: nothing is sent */
export function requireScope({ isScope, provider }: Surface, { scopeId }: Target): void {
  if (isScope(scopeId)) return;
  throw new AppError('InvalidScope', `"${scopeId}" is no scope ${FORMS[provider]}. Nothing was sent.`, {
    facts: { scopeId },
  });
}

import { z } from 'zod';
import type { AlertKind, AlertSettings } from '../../pim/alerts/alert-kind.ts';
import { ALERT_SETTINGS, type AlertName } from '../../tenant/alerts/alert-settings.ts';
import { badRequest } from '../graph-error.ts';
import { alertType } from './alert-type.ts';

/** Read-only, and sent back by whoever read the whole. */
const IGNORED = ['id', 'alertDefinitionId', 'scopeId', 'scopeType', 'alertDefinition'];

/** The settings of an alert after a PATCH, which names the type. Throws `GraphError` 400; its words are a guess. */
export function readSettings({ name }: AlertKind, before: AlertSettings, body: unknown): AlertSettings {
  const wanted = `microsoft.graph.${alertType(name)}Configuration`;
  const read = z.looseObject({ '@odata.type': z.string() }).safeParse(body);
  if (!read.success || read.data['@odata.type'].replace('#', '') !== wanted)
    throw badRequest(`The property '@odata.type' must be '#${wanted}'.`);
  const written = Object.entries(read.data).filter(([key]) => !key.includes('@') && !IGNORED.includes(key));
  const settings = ALERT_SETTINGS[name as AlertName].safeParse({ ...before, ...Object.fromEntries(written) });
  if (settings.success) return settings.data;
  const [issue] = settings.error.issues;
  throw badRequest(`Invalid value specified for property '${issue?.path.join('.') ?? ''}': ${issue?.message ?? ''}.`);
}

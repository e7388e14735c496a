import { z } from 'zod';
import type { AlertKind, AlertSettings } from '../../pim/alerts/alert-kind.ts';
import { AZURE_ALERT_SETTINGS, type AzureAlertName } from '../../tenant/azure/azure-alert-settings.ts';
import { invalidRequestContent } from '../arm-error.ts';
import { readJson } from '../read-json.ts';
import { alertType } from './alert-words.ts';

const bodySchema = z.looseObject({ properties: z.looseObject({ alertConfigurationType: z.string() }) });

/** Members that say what it is, not how it is set. */
const DESCRIPTIVE = ['alertConfigurationType', 'alertDefinitionId', 'alertDefinition', 'scope'];

/** The settings after a PATCH, which must name the type; what it leaves out stays. Throws `ArmError` 400; its words are a guess. */
export function readSettings({ name }: AlertKind, present: AlertSettings, json: string): AlertSettings {
  const read = bodySchema.safeParse(readJson(json, []));
  const type = `${alertType(name)}Configuration`;
  if (!read.success || read.data.properties.alertConfigurationType !== type)
    throw invalidRequestContent(`The member 'alertConfigurationType' must be '${type}'.`);
  const written = Object.entries(read.data.properties).filter(([member]) => !DESCRIPTIVE.includes(member));
  const settings = AZURE_ALERT_SETTINGS[name as AzureAlertName].safeParse({
    ...present,
    ...Object.fromEntries(written),
  });
  if (!settings.success) throw invalidRequestContent(z.prettifyError(settings.error).replaceAll('\n', ' '));
  return settings.data;
}

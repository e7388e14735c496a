import type { Example } from '../../contract/read-examples.ts';
import { isJson, type Json, readingOf } from '../reading/reading.ts';
import { timeOf } from '../reading/times.ts';
import { grantsFoundIn } from './alerts.ts';
import { conditionOf } from './conditions.ts';
import { grantsNeeded, grantsToldOf } from './grants.ts';
import type { Scene } from './scene.ts';
import { stepsOf } from './steps.ts';
import { tenantOf } from './tenant-of.ts';
import { callerOf } from './who.ts';

/** The tenant, the past, the time and the caller for which an example makes sense, derived from what it says. */
export function sceneOf(example: Example): Scene {
  const reading = readingOf(example);
  const condition = conditionOf(reading);
  const before = stepsOf(reading, condition);
  const who = callerOf(reading, condition);
  const asked = [...before.map(({ body }) => body), example.requestBody].filter(isAsk);
  const needed = condition.isPrincipalUnknown ? [] : grantsNeeded(reading, asked);
  const grants = [...grantsToldOf(reading), ...needed, ...grantsFoundIn(reading)];
  const callers = [...before.map((step) => step.who), who];
  return { tenant: tenantOf(reading, { condition, grants, callers, asked }), before, now: timeOf(reading), who };
}

const isAsk = (body: unknown): body is Json => isJson(body) && 'action' in body;

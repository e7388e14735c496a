import type { Migration } from 'kysely';
import { firstStores } from './0001-first-stores.ts';
import { queue } from './0002-queue.ts';
import { audit } from './0003-audit.ts';
import { signIns } from './0004-sign-ins.ts';
import { postedCards } from './0005-posted-cards.ts';
import { settings } from './0006-settings.ts';
import { receivedActivities } from './0007-received-activities.ts';
import { jobOwners } from './0008-job-owners.ts';
import { thingNames } from './0009-thing-names.ts';
import { owedAnswers } from './0010-owed-answers.ts';

/**
 * Every change of the tables ever made, in order. One that was released is never edited: a mistake in it is mended by the
 * next. All go forward only.
 */
export const MIGRATIONS: Readonly<Record<string, (schema: string) => Migration>> = {
  '0001-first-stores': firstStores,
  '0002-queue': queue,
  '0003-audit': audit,
  '0004-sign-ins': signIns,
  '0005-posted-cards': postedCards,
  '0006-settings': settings,
  '0007-received-activities': receivedActivities,
  '0008-job-owners': jobOwners,
  '0009-thing-names': thingNames,
  '0010-owed-answers': owedAnswers,
};

import type { Activity } from 'botbuilder';

const DEFAULT_NAME = 'PIM';

/** What the app is called where the activity comes from: how people mention it. */
export const botNameIn = ({ recipient }: Pick<Activity, 'recipient'>): string =>
  recipient.name?.trim().slice(0, 60) || DEFAULT_NAME;

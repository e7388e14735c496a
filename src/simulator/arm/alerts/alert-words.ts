import { trimmedTime } from '../../timestamps.ts';

/** How the types of an alert's configuration and incidents begin: the word is not doubled where the name ends in it. */
export const alertType = (name: string): string => (name.endsWith('Alert') ? name : `${name}Alert`);

/** With an offset, as in Microsoft's samples. */
export const alertTime = (time: Date): string => trimmedTime(time).replace(/Z$/, '+00:00');

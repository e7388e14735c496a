import { nameBasedId } from '../name-based-id.ts';
import type { TenantFile } from '../schema.ts';
import type { Dice } from './dice.ts';
import { GIVEN_NAMES, JOBS, SURNAMES } from './words.ts';

type WrittenPerson = TenantFile['people'][number];

/** So many more people. Display names repeat, as they do among thousands; sign-in names do not. */
export const makePeople = (count: number, domain: string, seed: number, dice: Dice): WrittenPerson[] =>
  Array.from({ length: count }, (_, index) => {
    const [givenName, surname] = [dice.pick(GIVEN_NAMES), dice.pick(SURNAMES)];
    const mailbox = `${givenName}.${surname}${index + 1}`.toLowerCase();
    // Guests sign in elsewhere; their names here say where.
    const isGuest = dice.chance(3);
    return {
      id: nameBasedId('generated', String(seed), 'person', String(index)),
      displayName: `${givenName} ${surname}`,
      givenName,
      surname,
      userPrincipalName: isGuest ? `${mailbox}_partner.example#EXT#@${domain}` : `${mailbox}@${domain}`,
      mail: isGuest ? `${mailbox}@partner.example` : `${mailbox}@${domain}`,
      jobTitle: dice.pick(JOBS),
      ...(isGuest ? { userType: 'Guest' as const } : {}),
      lastSignIn: `-P${dice.chance(5) ? dice.whole(31, 200) : dice.whole(0, 14)}D`,
    };
  });

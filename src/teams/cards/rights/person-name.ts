import type { Principal } from '../../../pim/index.ts';
import { escapeText } from '../elements/escape-text.ts';

/** Longest name of a person that is shown whole. */
const NAME_LENGTH = 60;

/** A person's name, short enough to stand inside a sentence. */
export const personName = ({ name, id }: Pick<Principal, 'name' | 'id'>): string => escapeText(name || id, NAME_LENGTH);

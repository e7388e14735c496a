import type { Words } from '../../../words/words.ts';
import type { ActionJson } from '../elements/action.ts';

/**
 * To the sign-in page, in Teams' own pop-up, and in the browser: where a device or a passkey has to prove something, that
 * works best.
 */
export const signInButtons = (url: string, words: Words): readonly ActionJson[] => [
  {
    type: 'Action.Submit',
    title: words.say('button.signIn'),
    style: 'positive',
    associatedInputs: 'none',
    data: { msteams: { type: 'signin', value: url } },
  },
  { type: 'Action.OpenUrl', title: words.say('button.signInBrowser'), url },
];

import type { PlainKey, Words } from '../../../words/words.ts';
import { type PageAnswer, page } from '../page/page.ts';
import type { Ending } from './ending.ts';

/** HTTP status, title, then what happened and what to do. */
type EndingLook = readonly [status: number, title: PlainKey, ...texts: PlainKey[]];

const LOOKS: Readonly<Record<Ending, EndingLook>> = {
  done: [200, 'page.doneTitle', 'page.doneText', 'page.close'],
  consented: [200, 'page.consentedTitle', 'page.consentedText', 'page.close'],
  over: [410, 'page.overTitle', 'page.overText', 'page.overNext'],
  'another-person': [403, 'page.personTitle', 'page.personText', 'page.personNext'],
  refused: [403, 'page.refusedTitle', 'page.refusedText'],
  blocked: [403, 'page.blockedTitle', 'page.blockedText', 'page.blockedNext'],
  'consent-missing': [403, 'page.consentTitle', 'page.consentText', 'page.consentNext'],
  'no-answer': [502, 'page.noAnswerTitle', 'page.noAnswerText'],
  failed: [502, 'page.failedTitle', 'page.failedText'],
};

/** Says how the sign-in ended. */
export function endingPage(
  ending: Ending,
  words: Words,
  { reference, notifyCode }: { readonly reference?: string | undefined; readonly notifyCode?: string } = {},
): PageAnswer {
  const [status, title, ...texts] = LOOKS[ending];
  return page({
    status,
    locale: words.locale,
    tone: status === 200 ? 'good' : 'bad',
    app: words.say('page.app'),
    title: words.say(title),
    paragraphs: texts.map((text) => words.say(text)),
    reference: reference && words.say('fact.reference', { reference }),
    notifyCode,
  });
}

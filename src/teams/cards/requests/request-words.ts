import type { ListedRequest, ScheduleRequest } from '../../../pim/index.ts';
import { stateWords } from '../../../words/state-words.ts';
import type { PlainKey, Words } from '../../../words/words.ts';
import type { Paint } from '../elements/render-card.ts';
import { stateSign } from '../rights/status-look.ts';

/** Lower case, without who takes it. */
const ACTIONS: ReadonlyMap<string, PlainKey> = new Map([
  ['activate', 'requests.activate'],
  ['deactivate', 'requests.deactivate'],
  ['extend', 'requests.extend'],
  ['renew', 'requests.renew'],
  ['assign', 'requests.assign'],
  ['update', 'requests.update'],
  ['remove', 'requests.remove'],
]);

/** "activation", "extension of the eligibility". */
export function actionWords({ action, kind }: ScheduleRequest, words: Words): string {
  const key = ACTIONS.get(action.toLowerCase().replace(/^(self|admin)/, ''));
  const what = key ? words.say(key) : words.say('requests.unknownAction', { action });
  return kind === 'eligibility' ? words.say('requests.eligibility', { what }) : what;
}

/** Teams paints “good” and “warning” too light to be read on white. */
const COLORS = { good: 'Default', attention: 'Attention', warning: 'Default', emphasis: 'Default' } as const;

/**
 * How a request stands, as one line of a row. Of a granted one not that the role is active: it may have been ended since,
 * and requests do not say so.
 */
export function requestState({ request, state }: ListedRequest, words: Words): Paint {
  const { sign, style } = stateSign(state);
  const isEnding = /(deactivate|remove)$/i.test(request.action);
  const said =
    state === 'active'
      ? words.say('requests.granted')
      : state === 'ended'
        ? words.say(isEnding ? 'requests.done' : 'requests.over')
        : stateWords(state, words);
  return { text: `${sign} ${said}`, color: COLORS[style] };
}

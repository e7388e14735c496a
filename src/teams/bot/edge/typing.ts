import { ActivityTypes, type TurnContext } from 'botbuilder';

/** Teams shows the indicator for about this long after each one. */
const EVERY_MS = 3_000;

/**
 * Shows "typing" while `work` runs: a timer of its own for every turn, because the library keeps one for all people.
 * The indicator is a courtesy: that it could not be sent never fails a turn.
 */
export async function whileTyping<T>(context: TurnContext, work: () => Promise<T>): Promise<T> {
  const show = async () => void (await context.sendActivity({ type: ActivityTypes.Typing }).catch(() => undefined));
  let shown = show();
  const timer = setInterval(() => {
    shown = show();
  }, EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    // An indicator that arrives after the answer would stay on.
    await shown;
  }
}

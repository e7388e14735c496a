import type { ActivationPlan, PimRefusal, StepUp } from '../../../pim/index.ts';
import { stepUpWords } from '../../../words/step-up-words.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { outcomeFrame } from '../outcomes/outcome-frame.ts';
import { inputFacts } from '../rights/plan-facts.ts';
import { shortName } from '../rights/right.ts';
import { signInButtons } from './sign-in-buttons.ts';

export interface StepUpPaint {
  readonly stepUp: StepUp;
  /** Where PIM has said no for it already. */
  readonly refusal: PimRefusal | undefined;
  /** What goes on after it; nothing where it is no activation. */
  readonly plan: ActivationPlan | undefined;
  readonly url: string;
}

/** Why PIM wants a stronger sign-in, what goes on after it, and the way there. */
export function stepUpCard({ stepUp, refusal, plan, url }: StepUpPaint, view: View): RenderedCard {
  const { words } = view;
  const said = stepUpWords(stepUp, refusal, words);
  const title = plan ? words.say('stepUp.title', { role: shortName(plan.eligibility, words) }) : said.title;
  return outcomeFrame(
    {
      status: 'needs-sign-in',
      title,
      next: [said.what, said.next],
      facts: plan ? inputFacts(plan.input, words) : [],
      reference: said.reference && words.say('fact.reference', { reference: said.reference }),
      actions: signInButtons(url, words),
      hints: [words.say('say.signIn')],
    },
    view,
  );
}

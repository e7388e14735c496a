import { AppError } from '../../core/app-error.ts';
import { PimRefusal } from '../../pim/index.ts';
import type { RenderedCard } from '../../teams/cards/elements/rendered-card.ts';
import { consentCard } from '../../teams/cards/sign-in/consent-card.ts';
import { signInCard } from '../../teams/cards/sign-in/sign-in-card.ts';
import { stepUpCard } from '../../teams/cards/sign-in/step-up-card.ts';
import { errorWords } from '../../words/index.ts';
import { eligible, planOf, strict, twoHours, view } from './samples.ts';

const PAGE = 'https://pim.contoso.example/auth/start?s=0123456789abcdef';

const refusal = new PimRefusal({
  status: 400,
  pimCode: 'RoleAssignmentRequestPolicyValidationFailed',
  pimMessage: '',
  rules: ['MfaRule'],
  requestId: 'c0ffee00-0000-4000-8000-000000000001',
  claims: undefined,
});

/** What people are shown whose sign-in is not enough. */
export const SIGN_IN_GALLERY: Readonly<Record<string, RenderedCard>> = {
  'step-up': stepUpCard(
    {
      stepUp: { reason: 'authentication-context', context: 'c1', claims: '{}' },
      refusal: undefined,
      plan: planOf(eligible('Global Administrator'), strict, {
        ...twoHours,
        justification: 'checking sign-in logs',
        ticketNumber: 'CHG0012',
        ticketSystem: 'ServiceNow',
      }),
      url: PAGE,
    },
    view,
  ),
  'step-up-refused': stepUpCard(
    { stepUp: { reason: 'mfa', context: undefined, claims: '{}' }, refusal, plan: undefined, url: PAGE },
    view,
  ),
  'sign-in': signInCard(errorWords(new AppError('SignInNeeded', 'seen'), view.words), PAGE, view),
  'sign-in-mismatch': signInCard(errorWords(new AppError('PersonMismatch', 'other'), view.words), PAGE, view),
  consent: consentCard(PAGE, view),
};

import type { Answer, Call } from '../../server/call.ts';
import type { Handler } from '../../server/routes.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { World } from '../../world.ts';
import { type Form, readForm } from '../asked/form.ts';
import { checkTenant } from '../find-tenant.ts';
import { SignInError } from '../sign-in-error.ts';
import { type AuthorizeRequest, readAuthorizeRequest, readConsentRequest } from './authorize-request.ts';
import { completeConsent, completeSignIn } from './complete-sign-in.ts';
import { errorPage } from './error-page.ts';
import { type PageAnswer, readPageAnswer } from './page-answer.ts';
import { pageView } from './page-view.ts';
import { type ReturnTo, readReturnTo, returnRefusal } from './return-to.ts';
import type { Completion, Missing } from './settle-person.ts';
import { signInPage } from './sign-in-page.ts';

/** What two endpoints with one page differ in. */
interface Asked {
  /** Throws `SignInError` for a request that is wrong. */
  read(form: Form, tenant: Tenant): AuthorizeRequest;
  complete(completion: Completion, answer: PageAnswer): Answer | Missing;
}

/** `GET` and `POST /{tenant}/oauth2/v2.0/authorize`. */
export const authorize = (world: World): Handler =>
  withPage(world, { read: readAuthorizeRequest, complete: completeSignIn });

/** `GET` and `POST /{tenant}/v2.0/adminconsent`. */
export const adminConsent = (world: World): Handler =>
  withPage(world, { read: readConsentRequest, complete: completeConsent });

/**
 * A POST with `answer` in its body is what the page sends; only that does anything, and it brings the whole request with
 * it: nothing is kept in between.
 */
function withPage(world: World, asked: Asked): Handler {
  return (call, { tenant: segment = '' }) => {
    const { tenant } = world.state();
    let to: ReturnTo | undefined;
    try {
      checkTenant(tenant, segment);
      const form = readForm([new URLSearchParams(call.body), call.query], ['context']);
      to = readReturnTo(form, tenant);
      return answerTo(world, call, asked.read(form, tenant), to, asked);
    } catch (error) {
      if (!(error instanceof SignInError)) throw error;
      return to ? returnRefusal(to, error, call) : errorPage(error, call, tenant);
    }
  };
}

function answerTo(world: World, call: Call, request: AuthorizeRequest, to: ReturnTo, asked: Asked): Answer {
  const state = world.state();
  // Nobody stays signed in here, so nobody can be let through without a page.
  if (request.prompt === 'none')
    throw new SignInError('login_required', 50058, 'A silent sign-in request was sent but no user is signed in.');
  const read = readPageAnswer(new URLSearchParams(call.body));
  if (!read) return signInPage(pageView({ state, call, request, to, problems: [] }));
  const { answer, problems } = read;
  const done = problems.length > 0 ? { problems } : asked.complete({ world, state, call, request, to }, answer);
  return 'status' in done ? done : signInPage(pageView({ state, call, request, to, answer, problems: done.problems }));
}

import type { Answer, Call } from '../../server/call.ts';
import type { Handler } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { readForm } from '../asked/form.ts';
import { checkTenant } from '../find-tenant.ts';
import { SignInError } from '../sign-in-error.ts';
import { readAuthorizeRequest } from './authorize-request.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { errorPage } from './error-page.ts';
import { readPageAnswer } from './page-answer.ts';
import { pageView } from './page-view.ts';
import { type ReturnTo, readReturnTo, returnRefusal } from './return-to.ts';
import { signInPage } from './sign-in-page.ts';

/**
 * `GET` and `POST /{tenant}/oauth2/v2.0/authorize`. A POST with `answer` in its body is what the page sends; only that
 * signs anybody in, and it brings the whole request with it: nothing is kept in between.
 */
export function authorize(world: World): Handler {
  return (call, { tenant: segment = '' }) => {
    const state = world.state();
    const body = new URLSearchParams(call.body);
    let to: ReturnTo | undefined;
    try {
      checkTenant(state.tenant, segment);
      const form = readForm([body, call.query], ['context']);
      to = readReturnTo(form, state.tenant);
      return answerTo(world, call, form, to, body);
    } catch (error) {
      if (!(error instanceof SignInError)) throw error;
      return to ? returnRefusal(to, error, call) : errorPage(error, call, state.tenant);
    }
  };
}

function answerTo(
  world: World,
  call: Call,
  form: ReturnType<typeof readForm>,
  to: ReturnTo,
  body: URLSearchParams,
): Answer {
  const state = world.state();
  const request = readAuthorizeRequest(form, state.tenant);
  // Nobody stays signed in here, so nobody can be let through without a page.
  if (request.prompt === 'none')
    throw new SignInError('login_required', 50058, 'A silent sign-in request was sent but no user is signed in.');
  const read = readPageAnswer(body);
  if (!read) return signInPage(pageView({ state, call, request, to, problems: [] }));
  const { answer, problems } = read;
  const done = problems.length > 0 ? { problems } : completeSignIn({ world, state, call, request, to }, answer);
  return 'status' in done ? done : signInPage(pageView({ state, call, request, to, answer, problems: done.problems }));
}

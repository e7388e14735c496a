import type { PageAnswer, PageRoute } from './page.ts';
import { NOTIFY_SCRIPT, NOTIFY_SCRIPT_PATH, readTeamsScript, TEAMS_SCRIPT_PATH } from './teams-script.ts';

const YEAR_S = 365 * 24 * 60 * 60;

/** The scripts that the last page of a sign-in loads. */
export function scriptRoutes(): readonly PageRoute[] {
  let teams: Promise<Buffer> | undefined;
  return [
    {
      path: TEAMS_SCRIPT_PATH,
      answer: async () => {
        teams ??= readTeamsScript();
        return script(await teams, `public, max-age=${YEAR_S}, immutable`);
      },
    },
    { path: NOTIFY_SCRIPT_PATH, answer: async () => script(NOTIFY_SCRIPT, 'no-cache') },
  ];
}

const script = (body: string | Buffer, caching: string): PageAnswer => ({
  status: 200,
  headers: {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': caching,
    'x-content-type-options': 'nosniff',
  },
  body,
});

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const PACKAGE = '@microsoft/teams-js';

/** Names the version, so that browsers may keep it. */
export const TEAMS_SCRIPT_PATH = '/auth/teams-js-2.58.0.js';
export const NOTIFY_SCRIPT_PATH = '/auth/notify.js';

/** Microsoft's library, from our own server: the page may load nothing from elsewhere. */
export const readTeamsScript = (): Promise<Buffer> => readFile(resolve(PACKAGE));

/**
 * Tells Teams, whose pop-up the page may be, that the sign-in is done: Teams closes it and sends the code to the bot.
 * In a browser of its own there is nobody to tell, and the library says so or waits for ever.
 */
export const NOTIFY_SCRIPT = `'use strict';
{
  const { code } = document.currentScript.dataset;
  const tell = async () => {
    await microsoftTeams.app.initialize();
    microsoftTeams.authentication.notifySuccess(code);
  };
  tell().catch(() => undefined);
}
`;

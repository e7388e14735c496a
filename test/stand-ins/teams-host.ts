import type { BrowserContext, Page } from 'playwright-core';

const HOST = 'https://teams.microsoft.com/stand-in';

/** Teams in a browser, as far as a sign-in pop-up sees it. */
export interface TeamsHost {
  readonly popup: Page;
  /** What the pop-up gave to `notifySuccess`. */
  success(): Promise<string>;
}

/**
 * A page at Teams' address that opens `url` in a pop-up, and answers it as Teams does: `initialize` first, then it waits
 * for `authentication.authenticate.success` (`@microsoft/teams-js`, "communication").
 */
export async function openTeamsHost(context: BrowserContext, url: string): Promise<TeamsHost> {
  await context.route('https://teams.microsoft.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage(url) }),
  );
  const page = await context.newPage();
  await page.goto(HOST);
  const opened = context.waitForEvent('page');
  await page.getByRole('button').click();
  return {
    popup: await opened,
    success: async () => {
      await page.waitForFunction("document.title !== ''", undefined, { timeout: 20_000 });
      return page.title();
    },
  };
}

const hostPage = (url: string): string => `<!doctype html><title></title><button>Sign in</button><script>
document.querySelector('button').onclick = () => window.open(${JSON.stringify(url)}, 'sign-in', 'width=600,height=600');
addEventListener('message', ({ data, source, origin }) => {
  if (data.func === 'initialize')
    source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args: ['authentication', 'web', '2.0.1', '2.0.1'] }, origin);
  if (data.func === 'authentication.authenticate.success') document.title = data.args[0];
});
</script>`;

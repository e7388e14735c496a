import { createHash } from 'node:crypto';
import { type Html, html } from './html.ts';
import { STYLE } from './style.ts';
import { NOTIFY_SCRIPT_PATH, TEAMS_SCRIPT_PATH } from './teams-script.ts';

/** What a browser gets. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What a browser asks for. */
export interface PageAsk {
  readonly query: URLSearchParams;
  /** Its `Accept-Language`. */
  readonly languages: string;
}

/** A page of the bot's own server, at its path. */
export interface PageRoute {
  readonly path: string;
  answer(ask: PageAsk): Promise<PageAnswer>;
}

export interface PageParts {
  readonly status: number;
  /** BCP 47. */
  readonly locale: string;
  readonly tone: 'good' | 'bad';
  /** Whose page it is. */
  readonly app: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly reference?: string | undefined;
  /** For Teams, where the page stands in its pop-up. */
  readonly notifyCode?: string | undefined;
}

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nobody keeps such an answer, or learns from where its links were followed. */
export const PRIVATE_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** A whole page: it loads nothing from elsewhere, stands in no frame, and without a script says the same. */
export function page({ status, locale, tone, app, title, paragraphs, reference, notifyCode }: PageParts): PageAnswer {
  const { markup } = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${app}</title>
<style>${{ markup: STYLE }}</style>
${scripts(notifyCode)}</head>
<body>
<main class="${tone}">
<p class="app">${app}</p>
<h1>${SIGNS[tone]}${title}</h1>
${paragraphs.map((text) => html`<p>${text}</p>\n`)}${reference === undefined ? undefined : html`<p class="reference">${reference}</p>\n`}</main>
</body>
</html>
`;
  const scriptSource = notifyCode === undefined ? "'none'" : "'self'";
  return {
    status,
    headers: {
      ...PRIVATE_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src ${scriptSource}; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'x-frame-options': 'DENY',
    },
    body: markup,
  };
}

const scripts = (code: string | undefined): Html | undefined =>
  code === undefined
    ? undefined
    : html`<script src="${TEAMS_SCRIPT_PATH}" defer></script>
<script src="${NOTIFY_SCRIPT_PATH}" defer data-code="${code}"></script>
`;

const sign = (path: string): Html => ({
  markup: `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="${path}"/></svg>`,
});

const SIGNS = { good: sign('M7.5 12.5l3 3 6-6.5'), bad: sign('M12 7v6M12 16.8v.2') };

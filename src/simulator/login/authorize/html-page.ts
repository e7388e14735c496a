import { createHash } from 'node:crypto';
import type { Answer } from '../../server/call.ts';
import { type Html, html } from './html.ts';
import { STYLE } from './style.ts';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export interface PageParts {
  readonly status: number;
  readonly title: string;
  /** Whose simulated sign-in this is. */
  readonly organisation: string;
  readonly main: Html;
  /** Where its forms may lead, besides back here; redirects count. */
  readonly formsLeadTo?: string | undefined;
}

/** A whole page: no script, nothing from elsewhere, in no frame. */
export function htmlPage({ status, title, organisation, main, formsLeadTo }: PageParts): Answer {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – simulated sign-in of ${organisation}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
<p class="stands-in">Simulated sign-in of ${organisation}. It stands in for Microsoft Entra: nobody needs a password here.</p>
${main}
</main>
</body>
</html>
`;
  const formAction = ["'self'", ...(formsLeadTo === undefined ? [] : [new URL(formsLeadTo).origin])].join(' ');
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
    body: markup,
  };
}

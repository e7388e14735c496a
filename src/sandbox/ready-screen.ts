export interface ReadyUrls {
  readonly bot: string;
  readonly simulator: string;
  readonly alex: string | undefined;
  readonly megan: string | undefined;
}

/** The last line of the start: other programs wait for it and read the URLs from it. */
export function readyLine({ bot, simulator, alex, megan }: ReadyUrls): string {
  const windows = alex && megan ? ` alex=${alex} megan=${megan}` : '';
  return `sandbox ready bot=${bot} simulator=${simulator}${windows}`;
}

/** What a person needs to know: where to click, what to type, how to move time. Ends with `readyLine`. */
export function readyScreen(urls: ReadyUrls): string {
  const where = urls.alex
    ? [`Alex's Teams (engineer):   ${urls.alex}`, `Megan's Teams (approver):  ${urls.megan}`]
    : [`No windows (--no-ui). Post activities to ${urls.bot}/api/messages`];
  return [
    '',
    'PIM Bot with a simulated tenant (Contoso). Nothing leaves this machine.',
    '',
    ...where,
    '',
    'Open Alex\'s window, choose "Personal Chat" and type',
    '  activate Global Reader for 2h                                  a card asks for the justification',
    '  activate Global Reader for 2h because checking sign-in logs    done in one line',
    '  activate Security Reader for 90m                               needs no more',
    '  roles · active · deactivate Security Reader · help',
    '',
    'Move time, in another terminal:',
    `  curl -s ${urls.simulator}/control/clock -H 'content-type: application/json' -d '{"advance":"PT2H"}'`,
    `What the bot asked of Microsoft:  curl -s ${urls.simulator}/control/requests`,
    'Stop with Ctrl+C.',
    '',
    readyLine(urls),
  ].join('\n');
}

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
  return [
    '',
    'PIM Bot with a simulated tenant (Contoso). Nothing leaves this machine.',
    '',
    ...(urls.alex && urls.megan ? windows(urls.alex, urls.megan) : withoutWindows(urls.bot)),
    '',
    'Move time, in another terminal (PIM ends no activation in its first five minutes):',
    `  curl ${urls.simulator}/control/clock -d '{"advance":"PT10M"}'`,
    'What the bot asked of Microsoft:',
    `  curl ${urls.simulator}/control/requests`,
    'Stop with Ctrl+C.',
    '',
    readyLine(urls),
  ].join('\n');
}

const windows = (alex: string, megan: string): readonly string[] => [
  `  Teams of Alex, an engineer:     ${alex}`,
  `  Teams of Megan, an approver:    ${megan}`,
  '',
  "Open Alex's window in a browser and type into the box at the bottom:",
  '  activate Global Reader for 2h           a card asks why; fill it in, press Activate',
  '  activate Security Reader for 90m        done: its policy asks for nothing',
  '  activate Helpdesk Administrator for 1h because password resets',
  '                                          done in one line',
  '  roles · active · deactivate Global Reader · help',
];

const withoutWindows = (bot: string): readonly string[] => [
  `  No Teams windows (--no-ui): post activities to ${bot}/api/messages`,
];

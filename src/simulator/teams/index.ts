/**
 * A Teams for tests and benchmarks: the connector's REST side on a loopback port of its own, and a person's side in code.
 * Contract: Microsoft Learn on bots in Teams; `docs/simulator.md`, "The Teams double", says what is imitated and guessed.
 *
 * ```ts
 * const teams = await startTeams({ bot, simulator });       // URLs; activities are signed with the simulator's keys
 * const alex = teams.person('alexw@contoso.example');
 *
 * const form = await alex.asks('activate Global Reader for 2h');                   // a Message; it changes in place
 * const answer = await alex.clicks(form, 'Activate', { justification: 'logs' });   // by title or tooltip
 * answer.kind;                                                                     // 'card', 'note', 'login', 'failed' …
 * wordsOn(alex.sees(form));                                                        // what this person's client shows
 * ```
 *
 * **Waiting** is always for a state: `chat.nextCard()` (the first card that nothing has handed out yet, there already or
 * still to come), `chat.messageThat(/until/)`, `message.until(/active/)`, `teams.idle()`. After `patienceMs` it throws
 * `NothingCame`, which says what is there instead.
 *
 * **Where others are**: `teams.operations.channel('PIM approvals')`, `newTeam`, `newGroupChat`; a bot hears only
 * `alex.says('@PIM help', { in: channel })`, in a thread `{ under: message }`. `channel.cards` are the cards that stand
 * there. `adele.addsBotTo(team)`, `removesBotFrom`, `adds`, `removes`, `renames`, `tellsOf`; `alex.installs()`,
 * `uninstalls()`, `blocks()`. Where the bot is not, posting is 403.
 *
 * **Several clients**: `alex.uses('desktop', 'phone')`; each signs in, refreshes and shows views for itself.
 * `alex.client('phone').hasUniversalActions = false` makes an old one, which clicks the `Action.Submit` behind a button.
 *
 * **Views**: `megan.looksAt(message)` brings a card onto the screen, which asks for her view where `refresh` names her;
 * `megan.opens(channel)` leaves it there, so that every later post and edit is asked for too.
 *
 * **Signing in**: a sign-in card makes every client of the person send its token exchange; what came back is in
 * `message.exchanges`. `alex.singleSignOn = 'needs-consent'`, `{ token }`, `{ failsWith: 'invokeerror' }`;
 * `alex.exchanges(message, 'phone')` for a late one; `signInUrl`, `verifies(state)`, `failsToSignIn(code)`,
 * `completes(answer, state)` for the page behind the button. A click that is answered with a login request is sent
 * again with the token; where the personal app is missing, it is installed for that, unless `alex.acceptsInstall = false`.
 *
 * **Trouble**: `teams.faults.add({ operation: 'send', status: 429, retryAfterS: 1 })`, `reset`, `hold` until `release()`,
 * `delayMs`, each before the work or `after` it; `met()` waits until it happened. `throttles` and `checksBearer` are the
 * connector's own strictness. `teams.calls` is what the bot asked.
 *
 * **Again**: `says(text, { copies: 5 })` and `clicks(…, { copies: 5 })` at once; `teams.redelivers(activity)` later, to
 * another instance (`to`), or with a new id.
 *
 * **Forged**: `alex.activity({...})` bent and given to `alex.sends`, with `{ authorization }` of
 * `teams.channelToken({ iss: '…' })`; `alex.executes(verb, data, message)`; `teams.posts('{')`.
 */
export type { Account } from './account.ts';
export { type Button, buttonsOn } from './cards/buttons-on.ts';
export { findButton } from './cards/find-button.ts';
export { inputsOn, presetInputs } from './cards/inputs-on.ts';
export { wordsOn } from './cards/words-on.ts';
export { NothingCame } from './changes.ts';
export type { ConnectorCall, Operation } from './connector/connector-call.ts';
export type { ArmedFault, ConnectorFault } from './connector/faults.ts';
export type { Conversation } from './conversation.ts';
export type { Delivery, Reply } from './deliveries.ts';
export type { Json } from './json.ts';
export type { Message } from './message.ts';
export type { ClickAnswer } from './people/click-answer.ts';
export type { Person } from './people/person.ts';
export type { SingleSignOn } from './people/self.ts';
export { startTeams } from './start-teams.ts';
export type { Team } from './team.ts';
export type { Teams, TeamsOptions } from './teams.ts';
export { readTeamsTenant, type TeamsTenant } from './teams-tenant.ts';

import assert from 'node:assert/strict';
import { parseIsoDuration } from '../../../src/core/iso-duration.ts';
import type { Command } from '../../../src/teams/language/command.ts';
import { readCommand } from '../../../src/teams/language/read-command.ts';

type Activation = Extract<Command, { kind: 'activate' }>;

const HALF_HOUR = parseIsoDuration('PT30M');
const ONE_HOUR = parseIsoDuration('PT1H');
const NINETY_MINUTES = parseIsoDuration('PT1H30M');
const TWO_HOURS = parseIsoDuration('PT2H');
const MONTH = parseIsoDuration('P30D');
assert(MONTH && HALF_HOUR && ONE_HOUR && NINETY_MINUTES && TWO_HOURS);

const globalReader = (facts: Partial<Activation> = {}): Command => ({
  kind: 'activate',
  role: 'Global Reader',
  ...facts,
});
const forTwoHours = globalReader({ duration: TWO_HOURS });
const deactivate: Command = { kind: 'deactivate', role: 'Global Reader' };
const help: Command = { kind: 'help' };
const roles: Command = { kind: 'roles' };
const active: Command = { kind: 'active' };

const SENTENCES: Readonly<Record<string, readonly (readonly [text: string, command: Command])[]>> = {
  'an activation in one line': [
    ['activate Global Reader', globalReader()],
    ['activate Global Reader for 2h', forTwoHours],
    [
      'activate Global Reader for 2h because checking sign-in logs',
      globalReader({ duration: TWO_HOURS, justification: 'checking sign-in logs' }),
    ],
    ['activate Security Reader for 90m', { kind: 'activate', role: 'Security Reader', duration: NINETY_MINUTES }],
    [
      'activate Global Administrator for 1h ticket CHG0012 in ServiceNow because INC-4711',
      {
        kind: 'activate',
        role: 'Global Administrator',
        duration: ONE_HOUR,
        ticket: { number: 'CHG0012', system: 'ServiceNow' },
        justification: 'INC-4711',
      },
    ],
    [
      'activate Helpdesk Administrator on Madrid',
      { kind: 'activate', role: 'Helpdesk Administrator', scope: 'Madrid' },
    ],
    [
      'activate Contributor on rg-web-prod for 1h',
      { kind: 'activate', role: 'Contributor', scope: 'rg-web-prod', duration: ONE_HOUR },
    ],
  ],
  'case, articles, courtesies and punctuation': [
    ['ACTIVATE GLOBAL READER FOR 2H', { kind: 'activate', role: 'GLOBAL READER', duration: TWO_HOURS }],
    ['activate the Global Reader role', globalReader()],
    ['activate my Global Reader role, please', globalReader()],
    ['activate role Global Reader', globalReader()],
    ['pls activate Global Reader for 2 hours', forTwoHours],
    ['please can you activate Global Reader for two hours?', forTwoHours],
    ['Could you please activate Global Reader for me for 2h, thanks!', forTwoHours],
    ["Hi, I'd like to activate Global Reader now.", globalReader()],
    ['I need to activate Global Reader right now', globalReader()],
    ['help me activate Global Reader', globalReader()],
    ['activate Global Reader again for 2h', forTwoHours],
    ['activate Global Reader for now', globalReader()],
    ['hello PIM, please activate Global Reader for 2 hours, thanks', forTwoHours],
    ['PIM activate Global Reader', globalReader()],
    ['/activate Global Reader', globalReader()],
    ['> activate Global Reader', globalReader()],
    ['Activate: Global Reader (for 2h)', forTwoHours],
    ['**activate** Global Reader', globalReader()],
  ],
  'other words for the same': [
    ['enable Global Reader for 2h', forTwoHours],
    ['elevate me to Global Reader', globalReader()],
    ['start Global Reader', globalReader()],
    ['turn on Global Reader for 2h', forTwoHours],
    ['give me Global Reader for 2h', forTwoHours],
    ['I need Global Reader for two hours', forTwoHours],
    ['can I have Global Reader for 2h?', forTwoHours],
    ['reactivate Global Reader', globalReader()],
    ['I would like Global Reader for 2h', forTwoHours],
    ["I'd like to activate Global Reader for 2h", forTwoHours],
    ['get Global Reader for 2h', forTwoHours],
    ['make me Global Reader for 2h', forTwoHours],
    ['give me 2 hours of Global Reader', forTwoHours],
  ],
  'one slip in the command word': [
    ['actvate Global Reader', globalReader()],
    ['acitvate Global Reader', globalReader()],
    ['activatee Global Reader', globalReader()],
    ['activte Global Reader for 2h', forTwoHours],
    ['activat Global Reader', globalReader()],
    ['elavate Global Reader', globalReader()],
    ['deactvate Global Reader', deactivate],
    ['statsu', active],
    ['rolse', roles],
  ],
  'clauses in any order': [
    ['activate for 2h Global Reader', forTwoHours],
    ['for 2h activate Global Reader', forTwoHours],
    ['Global Reader activate please', globalReader()],
    ['activate Global Reader 2h', forTwoHours],
    ['activate Global Reader - 2h', forTwoHours],
    ['activate Global Reader PT2H', forTwoHours],
    ['activate 2 hours Global Reader', forTwoHours],
    ['activate Global for 2h Reader', forTwoHours],
    ['activate Global Reader for the next 2 hours', forTwoHours],
    ['activate Global Reader for next 2 hours', forTwoHours],
    ['activate Global Reader for2h 2h', { kind: 'activate', role: 'Global Reader for2h', duration: TWO_HOURS }],
    ['activate Global Reader half an hour', globalReader({ duration: HALF_HOUR })],
    ['activate Global Reader for an hour and a half', globalReader({ duration: NINETY_MINUTES })],
    ['activate Global Reader for 1 h 30 min', globalReader({ duration: NINETY_MINUTES })],
    ['activate Global Reader duration: 90m', globalReader({ duration: NINETY_MINUTES })],
    ['activate on Madrid for 2h Global Reader', globalReader({ duration: TWO_HOURS, scope: 'Madrid' })],
    [
      'activate Global Reader, with ticket #4711 and for 2h, on the "Contoso Prod" because x',
      globalReader({ ticket: { number: '4711' }, duration: TWO_HOURS, scope: 'Contoso Prod', justification: 'x' }),
    ],
    ['activate Global Reader ticket: INC-4711', globalReader({ ticket: { number: 'INC-4711' } })],
    [
      'ticket number 17 from Azure DevOps, on Madrid, activate Global Reader',
      globalReader({ ticket: { number: '17', system: 'Azure DevOps' }, scope: 'Madrid' }),
    ],
    ['activate Global Reader scope=Madrid', globalReader({ scope: 'Madrid' })],
  ],
  'a justification, word for word to the end': [
    ['activate Global Reader because  It is DOWN!  ', globalReader({ justification: 'It is DOWN!' })],
    ['activate Global Reader reason: a  b, "c" and d', globalReader({ justification: 'a  b, "c" and d' })],
    ['activate Global Reader reason=“checking logs”', globalReader({ justification: 'checking logs' })],
    ['activate Global Reader justification INC-1\nsecond line', globalReader({ justification: 'INC-1\nsecond line' })],
    [
      'activate Global Reader because it was down for 2h on Madrid until 17:00, please',
      globalReader({ justification: 'it was down for 2h on Madrid until 17:00, please' }),
    ],
    ['activate Global Reader because I must deactivate it', globalReader({ justification: 'I must deactivate it' })],
    [
      'activate Global Reader for 2h due to INC-4711 at 9',
      globalReader({ duration: TWO_HOURS, justification: 'INC-4711 at 9' }),
    ],
    ['activate Global Reader because ตรวจสอบบันทึก', globalReader({ justification: 'ตรวจสอบบันทึก' })],
  ],
  'quotation marks and odd spaces': [
    ['"activate Global Reader for 2h"', forTwoHours],
    ['`activate Global Reader for 2h`.', forTwoHours],
    ['activate "Global Reader" for 2h', forTwoHours],
    ['activate “Global Reader” for ‘two hours’', forTwoHours],
    ['activate "Readers and Writers for 1h"', { kind: 'activate', role: 'Readers and Writers for 1h' }],
    ['activate\u00a0Global\u2003Reader\nfor\t2h', forTwoHours],
    ['\u200bactivate Global\u200e Reader for 2h\ufeff', forTwoHours],
  ],
  'names that look like grammar': [
    [
      'activate Dynamics 365 Administrator 2h',
      { kind: 'activate', role: 'Dynamics 365 Administrator', duration: TWO_HOURS },
    ],
    [
      'activate Azure Center for SAP solutions reader for 2h',
      { kind: 'activate', role: 'Azure Center for SAP solutions reader', duration: TWO_HOURS },
    ],
    ['activate Helpdesk Administrator', { kind: 'activate', role: 'Helpdesk Administrator' }],
  ],
  'words nobody understands, which stay in the name': [
    ['activate Global Reader as well', { kind: 'activate', role: 'Global Reader as well' }],
    ['activate Global Reader or Security Reader', { kind: 'activate', role: 'Global Reader or Security Reader' }],
    ['activate not Global Reader', { kind: 'activate', role: 'not Global Reader' }],
    ['activate Global Reader 👍 for 2h', { kind: 'activate', role: 'Global Reader 👍', duration: TWO_HOURS }],
  ],
  'the end of an activation': [
    ['deactivate Global Reader', deactivate],
    ['please deactivate my Global Reader role now', deactivate],
    ['stop Global Reader', deactivate],
    ['end Global Reader', deactivate],
    ['drop Global Reader.', deactivate],
    ['turn off Global Reader', deactivate],
    ['release Global Reader', deactivate],
    ['get rid of Global Reader', deactivate],
    ["I'm done with Global Reader", deactivate],
    ['I no longer need Global Reader', deactivate],
    ['deactivate Global Reader again', deactivate],
    ['deactivate Contributor on rg-web-prod', { kind: 'deactivate', role: 'Contributor', scope: 'rg-web-prod' }],
  ],
  'a dry run': [
    ['check activate Global Reader', { kind: 'check', role: 'Global Reader' }],
    ['check Global Reader for 2h', { kind: 'check', role: 'Global Reader', duration: TWO_HOURS }],
    ['please check whether I can activate Global Reader', { kind: 'check', role: 'Global Reader' }],
    ['check for 2h Global Reader', { kind: 'check', role: 'Global Reader', duration: TWO_HOURS }],
    ['dry run: activate Global Reader for 2h', { kind: 'check', role: 'Global Reader', duration: TWO_HOURS }],
    ['what if I activate Contributor on Contoso Dev', { kind: 'check', role: 'Contributor', scope: 'Contoso Dev' }],
    [
      'check activate Global Reader ticket CHG0012 because I must activate it',
      {
        kind: 'check',
        role: 'Global Reader',
        ticket: { number: 'CHG0012' },
        justification: 'I must activate it',
      },
    ],
  ],
  'rules, requests and oneself': [
    ['policy Global Administrator', { kind: 'policy', role: 'Global Administrator' }],
    ['policy of Contributor on Contoso Prod', { kind: 'policy', role: 'Contributor', scope: 'Contoso Prod' }],
    ['What are the rules for Global Administrator?', { kind: 'policy', role: 'Global Administrator' }],
    ...['requests', 'my requests', 'show me my pending requests', 'what have I asked for?', 'Requets'].map(
      (text) => [text, { kind: 'requests' }] as const,
    ),
    ...['planned', 'what is planned?', 'my upcoming roles'].map((text) => [text, { kind: 'planned' }] as const),
    ...['whoami', 'Who am I?', 'who do you think I am'].map((text) => [text, { kind: 'whoami' }] as const),
  ],
  'several at once': [
    [
      'activate Global Reader and Security Reader for 1h',
      {
        kind: 'activate-several',
        text: 'Global Reader and Security Reader',
        roles: ['Global Reader', 'Security Reader'],
        duration: ONE_HOUR,
      },
    ],
    [
      'activate Reader & the Owner role + DBA because INC-1',
      {
        kind: 'activate-several',
        text: 'Reader & the Owner role + DBA',
        roles: ['Reader', 'Owner', 'DBA'],
        justification: 'INC-1',
      },
    ],
    ['deactivate Reader, Owner', { kind: 'deactivate-several', text: 'Reader, Owner', roles: ['Reader', 'Owner'] }],
    ...['deactivate all', 'stop everything', 'please end all my roles'].map(
      (text) => [text, { kind: 'deactivate-all' } as const] as const,
    ),
  ],
  prolonging: [
    ['extend Billing Administrator', { kind: 'extend', role: 'Billing Administrator' }],
    [
      'extend my Billing Administrator role for 30d because still on the team',
      { kind: 'extend', role: 'Billing Administrator', duration: MONTH, justification: 'still on the team' },
    ],
    ['renew Member on Build Agents', { kind: 'renew', role: 'Member', scope: 'Build Agents' }],
    [
      'restart Global Reader for 2h because logs',
      { kind: 'restart', role: 'Global Reader', duration: TWO_HOURS, justification: 'logs' },
    ],
  ],
  'deciding about requests': [
    ...[
      'approvals',
      'Approvals?',
      'pending approvals',
      'show me my approvals',
      'what waits for me?',
      'what can I approve',
    ].map((text) => [text, { kind: 'approvals' } as const] as const),
    ['approve 3 because agreed', { kind: 'approve', which: { number: 3 }, justification: 'agreed' }],
    ['approve 3', { kind: 'approve', which: { number: 3 } }],
    ['aprove #3 please because agreed', { kind: 'approve', which: { number: 3 }, justification: 'agreed' }],
    [
      'please approve request number 12, because: a  b',
      { kind: 'approve', which: { number: 12 }, justification: 'a  b' },
    ],
    ['deny three reason: not now', { kind: 'deny', which: { number: 3 }, justification: 'not now' }],
    ['reject 2.', { kind: 'deny', which: { number: 2 } }],
    ['deny the Alex Wilber request because no', { kind: 'deny', which: { name: 'Alex Wilber' }, justification: 'no' }],
    [
      'approve Owner on rg-web-prod because ok',
      { kind: 'approve', which: { name: 'Owner on rg-web-prod' }, justification: 'ok' },
    ],
    ['approve Alex Wilber for 2h', { kind: 'approve', which: { name: 'Alex Wilber for 2h' } }],
    // No number of a list: told, never read as 1 or 3.
    ['approve 1.5', { kind: 'approve', which: { name: '1.5' } }],
    ['approve 3 and 4', { kind: 'approve', which: { name: '3 and 4' } }],
    ['approve 99999', { kind: 'approve', which: { name: '99999' } }],
    ['approve "3"', { kind: 'approve', which: { name: '3' } }],
    ['cancel 2', { kind: 'cancel', which: { number: 2 } }],
    ['cancel my User Administrator request', { kind: 'cancel', which: { name: 'User Administrator' } }],
    ['withdraw Owner on rg-web-prod', { kind: 'cancel', which: { name: 'Owner on rg-web-prod' } }],
  ],
  'lists and help': [
    ...['roles', 'Roles?', 'role', 'list', 'list my roles', 'show me my eligible roles', 'eligible'].map(
      (text) => [text, roles] as const,
    ),
    ['what can I activate?', roles],
    ['which roles can I get?', roles],
    ['roles azure', { kind: 'roles', search: 'azure' }],
    ['list Azure roles', { kind: 'roles', search: 'Azure' }],
    ['find key vault', { kind: 'roles', search: 'key vault' }],
    ...[
      'active',
      'status',
      'what do I have?',
      'what’s active',
      'show all my active roles',
      'what do I have right now',
      'what do I hold',
      'what have I activated?',
      'my current roles',
      'show me what is active',
    ].map((text) => [text, active] as const),
    ...['help', 'HELP!', 'hi', 'Hello there', 'hey, can you help me?', '?', '??', 'what can you do', 'thanks'].map(
      (text) => [text, help] as const,
    ),
  ],
};

describe('what people say to the bot', () => {
  for (const [title, sentences] of Object.entries(SENTENCES))
    describe(`is understood: ${title}`, () => {
      for (const [text, command] of sentences)
        it(JSON.stringify(text), () => assert.deepEqual(readCommand(text), { kind: 'command', command }));
    });
});

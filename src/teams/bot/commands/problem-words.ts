import type { PlainKey, Words } from '../../../words/index.ts';
import type { Problem, RoleVerb } from '../../language/command.ts';

const NO_ROLE = {
  activate: 'unclear.noRoleToActivate',
  deactivate: 'unclear.noRoleToDeactivate',
  policy: 'unclear.noRoleToRead',
  extend: 'unclear.noRoleToProlong',
  renew: 'unclear.noRoleToProlong',
  restart: 'unclear.noRoleToRestart',
} as const satisfies Record<RoleVerb, PlainKey>;

/** What could not be read, and how to say it instead. */
export function problemWords(problem: Problem, words: Words): string {
  switch (problem.kind) {
    case 'empty':
      return words.say('unclear.empty');
    case 'too-long':
      return words.say('unclear.tooLong', { length: problem.length, limit: problem.limit });
    case 'unknown-command':
      return words.say('unclear.unknown', { text: problem.text });
    case 'ambiguous-command':
      return words.say('unclear.ambiguous', {
        text: problem.text,
        corrections: problem.candidates.map((candidate) => `“${candidate.text}”`).join(' · '),
      });
    case 'no-role':
      return words.say(NO_ROLE[problem.verb]);
    case 'no-request':
      return words.say(problem.verb === 'cancel' ? 'unclear.noRequestToCancel' : 'unclear.noRequestToDecide');
    case 'several-roles':
      return words.say('unclear.severalRoles');
    case 'unreadable-duration':
      return words.say('unclear.duration', { text: problem.text });
    case 'duration-not-positive':
      return words.say('unclear.durationNotPositive', { text: problem.text });
    case 'repeated-clause':
      return words.say('unclear.repeated', { text: problem.text });
    case 'unreadable-clause':
      return words.say('unclear.clause', { text: problem.text });
  }
}

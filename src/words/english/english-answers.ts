/** The English catalogue of what the bot answers to what people type and click. */
export const englishAnswers = {
  'action.formBelow': 'The form is below.',
  'action.unreadable': 'I cannot read what this button sent, and did nothing. Say “roles” and start again.',
  'activate.unknownRole':
    'PIM lists nothing called “{role}” that you can activate. Nothing was sent. Say “roles” to see what you can activate.',
  'deactivate.notActive': 'You hold no activated role called “{role}”. Say “active” to see what you hold.',
  'deactivate.assigned':
    '“{role}” was assigned to you by an administrator, not activated by you. Only an administrator can end it.',
  'unclear.empty': 'That message was empty.',
  'unclear.unknown': 'I did not understand “{text}”.',
  'unclear.tooLong':
    'That message has {length} characters; I read at most {limit}. Nothing was sent. Say it shorter, such as “activate Global Reader for 2h because INC-4711”.',
  'unclear.ambiguous': 'I am not sure what “{text}” means, and did nothing. Say one of these: {corrections}',
  'unclear.noRoleToActivate': 'Which role? Say for example “activate Global Reader for 2h”, or “roles” to see yours.',
  'unclear.noRoleToDeactivate': 'Which role? Say for example “deactivate Global Reader”, or “active” to see yours.',
  'unclear.severalRoles': 'I can do one role at a time, and did nothing yet. Say them one after the other.',
  'unclear.duration':
    'I cannot read “{text}” as a duration, and did nothing. Say for example “for 2h”, “for 90m” or “for half an hour”.',
  'unclear.durationNotPositive':
    '“{text}” is not a time that one can hold a role for, and I did nothing. Say for example “for 2h”.',
  'unclear.repeated': '“{text}” says the same kind of thing twice, and I did nothing. Say it once.',
  'unclear.clause':
    'I cannot do “{text}” yet, and did nothing. Say for example “activate Global Reader for 2h because INC-4711”.',
} as const;

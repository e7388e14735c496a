/** The English catalogue of what can be said. Between “ · ” stands what can be typed as it is. */
export const englishHelp = {
  'help.title': 'What I can do',
  'help.text':
    'I activate your roles in Microsoft Entra PIM, with your own rights, and let you decide what others ask of you. Say for example:',
  'help.someRole': 'Global Reader',
  'help.exampleShort': 'activate Security Reader for 90m',
  'help.exampleReason': 'activate Global Reader for 2h because checking sign-in logs',
  'help.exampleOwn': 'activate {role} for 1h',
  'help.exampleOwnReason': 'activate {role} for 1h because INC-4711',
  'help.check': 'check activate {role} for 1h',
  'help.end': 'deactivate {role} · deactivate all',
  'help.deactivate': 'deactivate {role}',
  'help.restart': 'restart {role} for 2h',
  'help.prolong': 'extend {role} for 30d · renew {role} for 30d',
  'help.policy': 'policy {role}',
  'help.roles': 'roles',
  'help.active': 'active',
  'help.find': 'roles · find key vault',
  'help.lists': 'active · planned · requests',
  'help.cancel': 'cancel 1',
  'help.decide': 'approvals · approve 1 because INC-4711 · deny 1 because too long',
  'help.self': 'whoami · sign out',
} as const;

/** The English catalogue of what the bot says about talking itself: late, elsewhere, interrupted, new, gone. */
export const englishEdge = {
  'button.tryAgain': 'Try again',

  'working.title': 'Working on it',
  'working.text': 'PIM is taking longer than usual. This card changes by itself as soon as it has answered.',
  'working.note': 'PIM is taking longer than usual. The answer comes below as soon as it is there.',
  'working.chatNote': 'PIM is taking longer than usual. The answer comes in our own chat as soon as it is there.',
  'interrupted.title': 'I was restarted in the middle of this',
  'interrupted.text': 'It is not known yet whether PIM did it. Nothing is sent twice.',
  'interrupted.look': 'Press “Check again” to see what PIM says now.',
  'interrupted.say': 'Say “active” to see what you hold, and say it again if something is missing.',
  'answer.inOurChat': 'I answered you in our own chat.',
  'answer.notPosted': 'Teams did not take my answer. Say “active” in our chat to see what you hold.',
  'answer.notInOurChat':
    'I could not write to you in our own chat. Add me for yourself, and say “active” there to see what you hold.',
  'answer.edited': 'I act on messages as they were first sent, not on edits. Send it again if you want that.',
  'welcome.title': 'Hello, I am PIM',
  'welcome.text':
    'I activate your roles in Microsoft Entra PIM from this chat, with your own rights. PIM decides, and I call a role active only when PIM says so. Say for example:',
  'welcome.sharedText':
    'I activate roles in Microsoft Entra PIM, for each of you with your own rights. Mention me to ask. Whatever is personal I answer in the chat between you and me, never here. For example:',
  'shared.title': 'What I do here',
  'shared.install':
    'What you ask for is for you alone, and we have no chat yet. Nothing was sent to PIM. Open my name, choose “Add”, and say it to me there.',
  'shared.foreign':
    'I work only for the organization that runs me, and your account is of another. Nothing was sent to PIM.',
  'shared.unchecked':
    'I could not check here who you are. Nothing was sent to PIM. Say it to me in the chat between you and me.',
  'shared.exampleActivate': '@{bot} activate Security Reader for 90m',
  'shared.exampleRoles': '@{bot} roles',
  'shared.exampleActive': '@{bot} active',
  'shared.exampleApprovals': '@{bot} approvals',
  'shared.exampleHelp': '@{bot} help',
  'say.tryAgain': 'By text: say once more what you wanted, such as “activate Global Reader for 2h”.',
  'signIn.sayAgain': 'I need your sign-in for this first. Say what you wanted in our own chat, and I ask for it there.',
  'signIn.thenAgain': 'I need your sign-in for this first. Press “Try again”, and Teams asks for it.',
} as const;

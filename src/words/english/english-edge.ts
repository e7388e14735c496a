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
  'say.tryAgain': 'By text: say once more what you wanted, such as “activate Global Reader for 2h”.',
  'signIn.thenAgain': 'I need your sign-in for this first. Press “Try again”, and Teams asks for it.',
} as const;

/** What is told of requests that are followed. */
export const englishFollowing = {
  'follow.lastSeen': 'Last seen {when}. I can look only with your sign-in: press “Check again”, or write to me.',
  'follow.approvedScheduled': '{role} was approved and starts {start}',
  'follow.approvedProvisioning': '{role} was approved',
  'follow.ended': '{role} has ended',
  'follow.endedNext': 'You do not have it any more. Activate it again if you still need it.',
  'follow.approvedBy': 'It was approved by {approver}.',
  'follow.approved': 'It was approved.',
  'follow.neverArrived': 'Your request for {role} did not reach PIM',
  'follow.neverArrivedUnnamed': 'A request of yours did not reach PIM',
  'follow.askedAt': 'Asked',
  'follow.neverArrivedNext':
    'The bot was interrupted before it was sent. Nothing was changed: ask again if you still need it.',
} as const;

/** One try of Teams to bring an activity to the bot. */
export interface Try {
  readonly activityId: string;
  readonly isClick: boolean;
  readonly sentAt: number;
  /** Nothing: the connection broke. */
  readonly answeredAt: number | undefined;
  readonly status: number | undefined;
  /** What the answer itself shows, as that to a click does. */
  readonly words: string;
  /** The answer as it came, to compare those of several deliveries. */
  readonly body: string;
}

/** What somebody wanted, and how it was brought to the bot. One person has one at a time. */
export interface Wish {
  /** `w17`: stands in the justification of what is asked for. */
  readonly id: string;
  readonly personId: string;
  readonly role: string;
  readonly action: 'activate' | 'deactivate' | 'cancel' | 'look';
  readonly said: string;
  readonly askedAt: number;
  readonly tries: Try[];
  /** When the next wish of the same person began. */
  endedAt: number;
}

/** How one part of what is durable is, as an operator is shown it: no secrets, no addresses. */
export interface DurableCheck {
  readonly name: string;
  /** Throws where it is down; `off`: this bot does without. */
  look(): Promise<{ readonly state: 'up' | 'down' | 'off'; readonly facts: Readonly<Record<string, unknown>> }>;
}

/** How one part of what is durable is, as an operator is shown it: no secrets, no addresses. */
export interface DurableCheck {
  readonly name: string;
  /** Throws where it is down. */
  look(): Promise<{ readonly state: 'up' | 'down'; readonly facts: Readonly<Record<string, unknown>> }>;
}

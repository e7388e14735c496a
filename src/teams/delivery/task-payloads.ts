/** The glossary of work that waits in the queue: each task's name and what is stored with it. Plain JSON only. */
export interface TaskPayloads {
  /** Looks for what came of requests to PIM that nobody finished. */
  readonly reconcile: NoPayload;
  /** Removes what nobody needs any more. */
  readonly tidy: NoPayload;
  /** Looks at a followed request and tells what became of it. */
  readonly 'follow-request': { readonly followId: string };
}

export type TaskName = keyof TaskPayloads;

/** Of a task that always does the same. */
export type NoPayload = Readonly<Record<string, never>>;

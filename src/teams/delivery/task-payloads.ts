/** The glossary of work that waits in the queue: each task's name and what is stored with it. Plain JSON only. */
export interface TaskPayloads {
  /** Looks at a followed request and tells what became of it. */
  readonly 'follow-request': { readonly followId: string };
}

export type TaskName = keyof TaskPayloads;

/** Where a role applies. */
export interface Scope {
  readonly kind: 'directory' | 'administrative-unit' | 'directory-object';
  /** Exactly as PIM wrote it: PIM accepts a request only for the scope of the eligibility, letter by letter. */
  readonly id: string;
  /** For people; the id where PIM gave no name. */
  readonly name: string;
}

/** A role definition as far as people need it. Of a group the "roles" are its `member` and `owner` access. */
export interface Role {
  readonly id: string;
  readonly name: string;
}

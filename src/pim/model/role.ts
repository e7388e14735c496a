/** A role definition as far as people need it. */
export interface Role {
  readonly id: string;
  readonly name: string;
}

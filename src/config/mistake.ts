/** What is wrong with a variable, and where to find what it should be. Never its value. */
export interface Mistake {
  readonly variable: string;
  readonly message: string;
}

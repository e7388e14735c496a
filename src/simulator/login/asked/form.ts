import { SignInError } from '../sign-in-error.ts';

/** The members of a request to sign-in. An empty one is none. */
export interface Form {
  optional(name: string): string | undefined;
  /** Throws `SignInError` when it is not there. */
  required(name: string): string;
  /** Of a member that may stand there several times. */
  all(name: string): readonly string[];
}

/** Reads members from several places: the first that has one counts. Throws `SignInError` for one that stands twice in one place. */
export function readForm(places: readonly URLSearchParams[], repeatable: readonly string[] = []): Form {
  for (const place of places)
    for (const name of new Set(place.keys()))
      if (!repeatable.includes(name) && place.getAll(name).length > 1)
        throw new SignInError(
          'invalid_request',
          9000411,
          `The request is not properly formatted. The parameter '${name}' is duplicated.`,
        );
  const optional = (name: string) => places.find((place) => place.get(name))?.get(name) ?? undefined;
  return {
    optional,
    required: (name) => {
      const value = optional(name);
      if (value !== undefined) return value;
      throw new SignInError(
        'invalid_request',
        900144,
        `The request body must contain the following parameter: '${name}'.`,
      );
    },
    all: (name) => places.flatMap((place) => place.getAll(name)),
  };
}

import type { Answer } from './call.ts';

/** Something real that the simulator does not imitate yet. Nothing is silently accepted. */
export class NotServed extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'NotServed';
  }
}

/** 501, naming what was asked for and what to do. `path` is the whole one, with the prefix. */
export function notServedAnswer(request: { readonly method: string; readonly path: string }, what?: string): Answer {
  const where = `${request.method} ${request.path}`;
  const subject = what === undefined ? where : `${what} at ${where}`;
  return {
    status: 501,
    body: {
      error: {
        code: 'NotImplemented',
        message: `The simulator does not serve ${subject}. Use what docs/simulator.md lists, or add a route in src/simulator.`,
      },
    },
  };
}

import type { z } from 'zod';
import type { Answer, Call } from '../server/call.ts';

/** A control request that cannot be carried out: 400 with one sentence. */
export class ControlRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ControlRefusal';
  }
}

export const controlRefusalAnswer = (refusal: ControlRefusal): Answer => ({
  status: 400,
  body: { error: { code: 'BadRequest', message: refusal.message } },
});

/** The JSON body of a control request. Throws `ControlRefusal` naming what is wrong, unknown members by name. */
export function readControlBody<Schema extends z.ZodType>(call: Call, schema: Schema): z.output<Schema> {
  const where = `${call.method} /control${call.path}`;
  const read = schema.safeParse(parsed(call.body, where));
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `it does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    const path = issue.path.join('.');
    return `${path === '' ? 'the body' : `"${path}"`}: ${issue.message.replace(/^Invalid input: /, '')}`;
  });
  throw new ControlRefusal(`${where} cannot be done: ${problems.join('; ')}. docs/simulator.md describes the members.`);
}

function parsed(body: string, where: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ControlRefusal(
      `${where} needs a JSON object, not ${JSON.stringify(body.slice(0, 60))}. docs/simulator.md describes it.`,
    );
  }
}

import { invalidRequestContent } from './arm-error.ts';

/**
 * A JSON body. Members are matched without regard to case, so those among `names` come out as they are spelled there.
 * Throws `ArmError` 400; its words are a guess.
 */
export function readJson(text: string, names: readonly string[]): unknown {
  const spelling = new Map(names.map((name) => [name.toLowerCase(), name]));
  try {
    return respelled(JSON.parse(text), spelling);
  } catch (error) {
    throw invalidRequestContent(error instanceof Error ? error.message : String(error));
  }
}

function respelled(json: unknown, spelling: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(json)) return json.map((item) => respelled(item, spelling));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [spelling.get(name.toLowerCase()) ?? name, respelled(value, spelling)]),
  );
}

/** Every instant that a JSON body names, in milliseconds. */
export function instantsIn(body: unknown): ReadonlySet<number> {
  const texts = JSON.stringify(body).match(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g) ?? [];
  return new Set(texts.map((text) => Date.parse(text)));
}

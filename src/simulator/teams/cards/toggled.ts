import { isJson, type Json } from '../json.ts';

/** The card after a click on its `Action.ToggleVisibility`. */
export function toggled(card: Json, action: Json): Json {
  const targets = new Map<string, boolean | undefined>();
  for (const target of Array.isArray(action.targetElements) ? action.targetElements : []) {
    if (typeof target === 'string') targets.set(target, undefined);
    else if (isJson(target)) {
      targets.set(String(target.elementId), typeof target.isVisible === 'boolean' ? target.isVisible : undefined);
    }
  }
  const change = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(change);
    if (!isJson(part)) return part;
    const changed = Object.fromEntries(Object.entries(part).map(([name, item]) => [name, change(item)]));
    const id = String(part.id);
    return targets.has(id) ? { ...changed, isVisible: targets.get(id) ?? part.isVisible === false } : changed;
  };
  return change(card) as Json;
}

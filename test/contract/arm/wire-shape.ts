import type { Problem } from '../check-value.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
const OFFSET_WANTED = /(^|\.)scheduleInfo\./;
/** Alerts show an offset in all their times. */
const OFFSET_TAKEN = /alert|(lastModified|lastScanned|created|lastAction)DateTime$|assignmentActivatedDate$/i;

/**
 * What recordings have and the description leaves open: types begin in lower case, policy assignments are called in the
 * singular, ids are plain, and times are Z but for those of a request's schedule. Nothing without a value is the schema's own rule.
 */
export function wireShape(body: unknown, at = 'response'): Problem[] {
  if (Array.isArray(body)) return body.flatMap((item, index) => wireShape(item, `${at}[${index}]`));
  if (typeof body === 'object' && body !== null)
    return Object.entries(body).flatMap(([name, member]) => [
      ...textProblems(name, member, `${at}.${name}`),
      ...wireShape(member, `${at}.${name}`),
    ]);
  return [];
}

function textProblems(name: string, value: unknown, at: string): Problem[] {
  if (typeof value !== 'string') return [];
  const shown = `is ${JSON.stringify(value)}`;
  const problems: Problem[] = [];
  if (name === 'type' && /^Microsoft\.Authorization\/[A-Z]/.test(value))
    problems.push({ at, what: `${shown}, which begins in upper case` });
  if ((name === 'type' || name === 'id') && /\/roleManagementPolicyAssignments(\/|$)/i.test(value))
    problems.push({ at, what: `${shown}, which is plural` });
  if (/\/providers\/Microsoft\.Subscription\//i.test(value))
    problems.push({ at, what: `${shown}, in the form of 2022` });
  if (INSTANT.test(value) && !OFFSET_TAKEN.test(at)) {
    const wanted = OFFSET_WANTED.test(at) ? /[+-]\d\d:\d\d$/ : /Z$/;
    if (!wanted.test(value)) problems.push({ at, what: `${shown}, a time in the other form` });
  }
  return problems;
}

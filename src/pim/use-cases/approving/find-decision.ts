import type { ApprovalStep } from '../../model/approval.ts';
import type { Person } from '../../model/person.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { PimDeps } from '../pim-deps.ts';
import { attempt } from '../submitting/attempt.ts';

/** Who decided a request, when and why; nothing = nobody, or PIM does not show it. Never an error: it only adds to what is known. */
export async function findDecision(
  { providers }: Pick<PimDeps, 'providers'>,
  person: Person,
  request: ScheduleRequest,
): Promise<ApprovalStep | undefined> {
  if (request.approvalId === undefined) return undefined;
  const look = await attempt(() => providerNamed(providers, request.provider).approvals.read(person, request));
  const steps = look.ok ? look.value?.steps : undefined;
  return steps?.find(({ result }) => result !== 'not-reviewed');
}

import { type Assignment, attempt, deactivateRole, listActive } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import { type SeveralDeactivation, severalDeactivationsCard } from '../../cards/outcomes/several-deactivations-card.ts';
import type { Command } from '../../language/command.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { only } from './activate-several-command.ts';
import { deactivateCommand } from './deactivate-command.ts';
import { matchRight } from './match-right.ts';

/** `deactivate all`: ends every activation, over all providers, each with its own outcome. */
export async function deactivateAllCommand(useCases: UseCases, turn: Turn): Promise<RenderedCard> {
  const activations = await readActivations(useCases, turn);
  if (activations.length === 0) return textCard(turn.view.words.say('several.nothingActive'), turn.view);
  return severalDeactivationsCard(await endAll(useCases, turn, activations), turn.view);
}

/** `deactivate Global Reader and Security Reader`. */
export async function deactivateSeveralCommand(
  useCases: UseCases,
  turn: Turn,
  command: Extract<Command, { kind: 'deactivate-several' }>,
): Promise<RenderedCard> {
  const { text, roles, scope } = command;
  const activations = await readActivations(useCases, turn);
  const find = (role: string) => matchRight({ role, scope }, activations, (held) => held);
  if (find(text).kind === 'exact')
    return deactivateCommand(useCases, turn, { kind: 'deactivate', role: text, ...(scope !== undefined && { scope }) });
  const named = roles.map((name) => only(name, find(name)));
  const clear = new Set(named.flatMap((one) => ('role' in one ? [one] : [])));
  const unclear = named.flatMap((one) => ('role' in one ? [] : [one]));
  return severalDeactivationsCard([...(await endAll(useCases, turn, [...clear])), ...unclear], turn.view);
}

async function readActivations(useCases: UseCases, { person }: Turn): Promise<readonly Assignment[]> {
  const { assignments } = await listActive(useCases, person);
  return assignments.filter((held) => held.assignmentType === 'activated');
}

const endAll = (
  useCases: UseCases,
  { person, activityId }: Turn,
  activations: readonly Assignment[],
): Promise<readonly SeveralDeactivation[]> =>
  Promise.all(
    activations.map(async (activation) => ({
      kind: 'tried' as const,
      activation,
      attempt: await attempt(() => deactivateRole(useCases, { person, activityId, activation })),
    })),
  );

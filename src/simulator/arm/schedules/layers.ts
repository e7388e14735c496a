import type { Kind } from '../../pim/model.ts';

/** One of the six collections: its name and what one may filter by. */
export interface Layer {
  readonly name: string;
  /** Functions, in lower case. */
  readonly functions: readonly string[];
  /** Properties to be compared with `eq`. */
  readonly comparable: readonly string[];
}

export interface Half {
  readonly requests: Layer;
  readonly schedules: Layer;
  readonly instances: Layer;
  /** The instance's link to its schedule. */
  readonly scheduleLink: string;
  /** The schedule's link to its request. */
  readonly requestLink: string;
  /** The request's link to the schedule that it makes. */
  readonly targetLink: string;
}

const COMPARABLE = ['principalId', 'roleDefinitionId', 'status'];

export const HALVES: Readonly<Record<Kind, Half>> = {
  assignment: half('Assignment'),
  eligibility: half('Eligibility'),
};

function half(word: string): Half {
  const schedule = `role${word}Schedule`;
  const functions = ['atscope', 'assignedto', 'astarget'];
  return {
    requests: {
      name: `${schedule}Requests`,
      functions: ['atscope', 'astarget', 'asrequestor', 'asapprover'],
      comparable: [...COMPARABLE, 'requestorId'],
    },
    schedules: { name: `${schedule}s`, functions, comparable: COMPARABLE },
    instances: { name: `${schedule}Instances`, functions, comparable: [...COMPARABLE, `${schedule}Id`] },
    scheduleLink: `${schedule}Id`,
    requestLink: `${schedule}RequestId`,
    targetLink: `targetRole${word}ScheduleId`,
  };
}

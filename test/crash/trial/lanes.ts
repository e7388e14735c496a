/** One right that somebody may activate, as it is called and as PIM's requests name it. */
export interface Lane {
  /** As people say it, and as cards name it. */
  readonly role: string;
  /** In Azure: what is said behind it. */
  readonly on?: string;
  readonly service: 'graph' | 'arm';
  /** What every write to it has in its body or address. */
  readonly id: string;
  /** Whether the rules want an approver. */
  readonly isApproved: boolean;
  /** Whether it is asked for by the form's button; else by one sentence. */
  readonly isClicked: boolean;
}

const SECURITY_READER = '5d6b6bb7-de71-4623-b4af-96380a352509';
const GLOBAL_READER = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';
const USER_ADMINISTRATOR = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const OPERATORS = '6f5a9d5e-3a40-4a0e-9c1c-7b7e6d3a2b51';
const COMMANDERS = '2b8d1f6c-8e0f-4f0e-8b0a-51c9a4c7d3e2';

const lane = (role: string, id: string, more: Partial<Lane> = {}): Lane => ({
  role,
  id,
  service: 'graph',
  isApproved: false,
  isClicked: false,
  ...more,
});

/** What everybody of the trial may activate: all three providers, at once and after an approval, said and clicked. */
export const LANES: readonly Lane[] = [
  lane('Security Reader', SECURITY_READER),
  lane('Global Reader', GLOBAL_READER, { isClicked: true }),
  lane('User Administrator', USER_ADMINISTRATOR, { isApproved: true }),
  lane('Contributor', CONTRIBUTOR, { on: 'Contoso Dev', service: 'arm' }),
  lane('Prod Database Operators', OPERATORS),
  lane('Incident Commanders', COMMANDERS, { isApproved: true }),
];

/** How long every activation is asked for, by the simulated clock. */
export const ACTIVE_HOURS = 4;

export const laneNamed = (role: string): Lane => {
  const found = LANES.find((one) => one.role === role);
  if (!found) throw new Error(`No lane is called ${role}.`);
  return found;
};

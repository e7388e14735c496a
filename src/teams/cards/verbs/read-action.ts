import { type ActivateOpen, activateOpen } from './activate-open.ts';
import { type ActivateSubmit, activateSubmit } from './activate-submit.ts';
import { type ActivationCheck, activationCheck } from './activation-check.ts';
import { type DeactivateSubmit, deactivateSubmit } from './deactivate-submit.ts';
import { type FormClose, formClose } from './form-close.ts';
import { type PolicyLook, policyLook } from './policy-look.ts';
import { type RequestsPage, requestsPage } from './requests-page.ts';
import { type RolesPage, rolesPage } from './roles-page.ts';
import { type StandingLook, standingLook } from './standing-look.ts';

/** What somebody did on a card. */
export type CardAction =
  | ActivateOpen
  | ActivateSubmit
  | ActivationCheck
  | DeactivateSubmit
  | FormClose
  | PolicyLook
  | RequestsPage
  | RolesPage
  | StandingLook;

/** The verb of a card's button. */
export type VerbName = CardAction['verb'];

const ALL: readonly { readonly verb: string; readonly read: (data: unknown) => CardAction | undefined }[] = [
  activateOpen,
  activateSubmit,
  activationCheck,
  deactivateSubmit,
  formClose,
  policyLook,
  requestsPage,
  rolesPage,
  standingLook,
];
const VERBS = new Map<string, (typeof ALL)[number]>(ALL.map((verb) => [verb.verb, verb]));

/** Reads what a button sent. Nothing for an unknown verb and for data that does not fit it. */
export const readAction = (verb: unknown, data: unknown): CardAction | undefined =>
  typeof verb === 'string' ? VERBS.get(verb)?.read(data) : undefined;

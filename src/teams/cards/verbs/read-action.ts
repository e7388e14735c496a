import { type ActivateOpen, activateOpen } from './activate-open.ts';
import { type ActivateSubmit, activateSubmit } from './activate-submit.ts';
import { type ActivationCheck, activationCheck } from './activation-check.ts';
import { type ActivationRestart, activationRestart } from './activation-restart.ts';
import { type ApprovalDecide, approvalDecide } from './approval-decide.ts';
import { type ApprovalOpen, approvalOpen } from './approval-open.ts';
import { type ApprovalReview, approvalReview } from './approval-review.ts';
import { type DeactivateSubmit, deactivateSubmit } from './deactivate-submit.ts';
import { type FormClose, formClose } from './form-close.ts';
import { type PolicyLook, policyLook } from './policy-look.ts';
import { type ProlongSubmit, prolongSubmit } from './prolong-submit.ts';
import { type RequestCancel, requestCancel } from './request-cancel.ts';
import { type RequestsPage, requestsPage } from './requests-page.ts';
import { type RestartSubmit, restartSubmit } from './restart-submit.ts';
import { type RightExtend, rightExtend } from './right-extend.ts';
import { type RightRenew, rightRenew } from './right-renew.ts';
import { type RolesPage, rolesPage } from './roles-page.ts';
import { type StandingLook, standingLook } from './standing-look.ts';

/** What somebody did on a card. */
export type CardAction =
  | ActivateOpen
  | ActivateSubmit
  | ActivationCheck
  | PolicyLook
  | RequestsPage
  | ActivationRestart
  | ApprovalDecide
  | ApprovalOpen
  | ApprovalReview
  | DeactivateSubmit
  | FormClose
  | ProlongSubmit
  | RequestCancel
  | RestartSubmit
  | RightExtend
  | RightRenew
  | RolesPage
  | StandingLook;

/** The verb of a card's button. */
export type VerbName = CardAction['verb'];

const ALL: readonly { readonly verb: string; readonly read: (data: unknown) => CardAction | undefined }[] = [
  activateOpen,
  activateSubmit,
  activationCheck,
  policyLook,
  requestsPage,
  activationRestart,
  approvalDecide,
  approvalOpen,
  approvalReview,
  deactivateSubmit,
  formClose,
  prolongSubmit,
  requestCancel,
  restartSubmit,
  rightExtend,
  rightRenew,
  rolesPage,
  standingLook,
];
const VERBS = new Map<string, (typeof ALL)[number]>(ALL.map((verb) => [verb.verb, verb]));

/** Reads what a button sent. Nothing for an unknown verb and for data that does not fit it. */
export const readAction = (verb: unknown, data: unknown): CardAction | undefined =>
  typeof verb === 'string' ? VERBS.get(verb)?.read(data) : undefined;

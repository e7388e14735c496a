import { type ActivateOpen, activateOpen } from './activation/activate-open.ts';
import { type ActivateSubmit, activateSubmit } from './activation/activate-submit.ts';
import { type ActivationCheck, activationCheck } from './activation/activation-check.ts';
import { type ActivationRestart, activationRestart } from './activation/activation-restart.ts';
import { type DeactivateSubmit, deactivateSubmit } from './activation/deactivate-submit.ts';
import { type RestartSubmit, restartSubmit } from './activation/restart-submit.ts';
import { type StandingLook, standingLook } from './activation/standing-look.ts';
import { type ApprovalDecide, approvalDecide } from './approvals/approval-decide.ts';
import { type ApprovalOpen, approvalOpen } from './approvals/approval-open.ts';
import { type ApprovalReview, approvalReview } from './approvals/approval-review.ts';
import { type FormClose, formClose } from './form-close.ts';
import { type RequestCancel, requestCancel } from './requests/request-cancel.ts';
import { type RequestsPage, requestsPage } from './requests/requests-page.ts';
import { type ActivePage, activePage } from './rights/active-page.ts';
import { type PlannedPage, plannedPage } from './rights/planned-page.ts';
import { type PolicyLook, policyLook } from './rights/policy-look.ts';
import { type ProlongSubmit, prolongSubmit } from './rights/prolong-submit.ts';
import { type RightExtend, rightExtend } from './rights/right-extend.ts';
import { type RightRenew, rightRenew } from './rights/right-renew.ts';
import { type RolesPage, rolesPage } from './rights/roles-page.ts';

/** What somebody did on a card. */
export type CardAction =
  | ActivateOpen
  | ActivateSubmit
  | ActivationCheck
  | ActivePage
  | PlannedPage
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
  activePage,
  plannedPage,
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

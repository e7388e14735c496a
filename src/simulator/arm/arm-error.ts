import type { Answer } from '../server/call.ts';

/** A refusal of Azure Resource Manager, or of PIM behind it, with its own code and sentence. */
export class ArmError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'ArmError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const armErrorAnswer = ({ status, code, message, headers }: ArmError): Answer => ({
  status,
  headers,
  body: { error: { code, message } },
});

/** PIM's word for any filter that it does not take; on Azure's side nobody recorded one. */
export const invalidFilter = (text: string): ArmError =>
  new ArmError(400, 'InvalidFilter', `The ${text} filter is invalid.`);

/** What somebody gets who asks for other people's rows without a role there. It is 400, not 403. */
export const insufficientPermissions = (requestorId: string): ArmError =>
  new ArmError(
    400,
    'InsufficientPermissions',
    `The requestor ${requestorId} does not have permissions for this request. Please use $filter=asTarget() to filter on the requestor's assignments.`,
  );

/** Nothing has this name. Which code PIM gives is not recorded; this is Azure Resource Manager's. */
export const resourceNotFound = (type: string, name: string): ArmError =>
  new ArmError(404, 'ResourceNotFound', `The Resource '${type}/${name}' was not found.`);

export const invalidRequestContent = (reason: string): ArmError =>
  new ArmError(
    400,
    'InvalidRequestContent',
    `The request content was invalid and could not be deserialized: '${reason}'.`,
  );

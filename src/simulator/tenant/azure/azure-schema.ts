import { z } from 'zod';
import { flag, grant, guid, name, names, policy } from '../schema-parts.ts';

/** One segment of a path. */
const segment = name.regex(/^[^/?#%]+$/, { error: 'expected a name without / ? # %' });

const resource = z
  .strictObject({
    /** Of a resource inside another one both names: `server/database`. */
    name: name.regex(/^[^?#%]+$/, { error: 'expected a name without ? # %' }),
    type: name.regex(/^[\w.]+(\/\w+)+$/, {
      error: 'expected a resource type such as Microsoft.Storage/storageAccounts',
    }),
  })
  .refine(({ name, type }) => name.split('/').length === type.split('/').length - 1, {
    path: ['name'],
    error: 'expected as many names as the type has parts behind its provider',
  });

const subscription = z.strictObject({
  id: guid,
  displayName: name,
  /** By name or display name; the tenant's root group when it is left out. */
  managementGroup: name.optional(),
  resourceGroups: z.array(z.strictObject({ name: segment, resources: z.array(resource).default([]) })).default([]),
});

const role = z.strictObject({
  id: guid,
  displayName: name,
  description: z.string().default(''),
  isCustom: flag.default(false),
  /** Of a custom role: where it may be given. */
  assignableScopes: names.default(['/']),
  actions: names.default([]),
  notActions: names.default([]),
  dataActions: names.default([]),
  notDataActions: names.default([]),
});

/** `role` and `scope` are given by name or id; a scope's id is its path. */
const azureGrant = {
  ...grant,
  role: name,
  scope: name,
  /** What limits it further, in the language of Azure's conditions, version 2.0. It is carried along, never evaluated. */
  condition: name.optional(),
};

/** The Azure part of a tenant file. */
export const azureSchema = z.strictObject({
  managementGroups: z.array(z.strictObject({ name: segment, displayName: name, parent: name.optional() })).default([]),
  subscriptions: z.array(subscription).default([]),
  roles: z.array(role).default([]),
  /** What activating a role at just this scope needs, where it is not as Microsoft ships it. */
  policies: z.array(z.strictObject({ role: name, scope: name, ...policy.shape })).default([]),
  eligibilities: z.array(z.strictObject(azureGrant)).default([]),
  assignments: z.array(z.strictObject({ ...azureGrant, outsidePim: flag.default(false) })).default([]),
});

export type AzureData = z.output<typeof azureSchema>;

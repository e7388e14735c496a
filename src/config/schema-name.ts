/** What a schema of the database may be called, and how that is said. */
export const SCHEMA_NAME = /^[a-z_][a-z0-9_]{0,40}$/;
export const SCHEMA_RULE = 'must be a name of small letters, digits and _';

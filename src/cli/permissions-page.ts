import {
  APP_ONLY_READS,
  DELEGATED_PERMISSIONS,
  FEATURES,
  type Feature,
  type FeaturePermissions,
} from '../microsoft/auth/permissions.ts';

const NAMES = { graph: 'Microsoft Graph', arm: 'Azure Resource Manager' } as const;

/** `docs/permissions.md`, from the table that tokens are requested by. */
export function permissionsPage(): string {
  const isOptional = (feature: Feature) => DELEGATED_PERMISSIONS[feature].isOptional;
  return `# Permissions

<!-- Written by \`npm run permissions\` from src/microsoft/auth/permissions.ts: change that file, not this one. -->

Every change in PIM, and every look but those at the end of this page, is made **on behalf of the person who acts**: the
permissions are delegated, so nobody can do through the bot what they could not do without it. An administrator grants them once for the organization. The bot's app registration
needs these:

${table(FEATURES.filter((feature) => !isOptional(feature)))}

Asked for only where the feature is named in \`BOT_FEATURES\`, such as \`BOT_FEATURES=policyEditing,alerts\`:

${optionalTable(FEATURES.filter(isOptional))}

The bot itself needs no permission. Only \`BOT_FEATURES=${APP_ONLY_READS.feature}\` lets it look by itself at what is in force, where the
sign-in of neither the person who asked nor an approver can be used; then it needs these, of type **Application**, and in
Azure the role Reader on the subscriptions. A start with permissions that give power over access is refused.

${ownTable()}
`;
}

function table(features: readonly Feature[]): string {
  const rows = features.flatMap((feature) => rowsOf(DELEGATED_PERMISSIONS[feature]));
  return ['| what people can do | API | permission | why |', '|---|---|---|---|', ...rows].join('\n');
}

function optionalTable(features: readonly Feature[]): string {
  const rows = features.flatMap((feature) =>
    rowsOf(DELEGATED_PERMISSIONS[feature]).map((row, index) => `| ${index === 0 ? `\`${feature}\`` : ''} ${row}`),
  );
  return ['| feature | what people can do | API | permission | why |', '|---|---|---|---|---|', ...rows].join('\n');
}

function ownTable(): string {
  const { does, permissions } = APP_ONLY_READS;
  const rows = Object.values(permissions).map(
    ([permission, why], index) => `| ${index === 0 ? does : ''} | ${NAMES.graph} | \`${permission}\` | ${why} |`,
  );
  return ['| what the bot can do | API | permission | why |', '|---|---|---|---|', ...rows].join('\n');
}

const rowsOf = ({ does, resource, permissions }: FeaturePermissions): readonly string[] =>
  Object.entries(permissions).map(
    ([permission, why], index) => `| ${index === 0 ? does : ''} | ${NAMES[resource]} | \`${permission}\` | ${why} |`,
  );

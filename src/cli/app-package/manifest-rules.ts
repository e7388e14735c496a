import { z } from 'zod';

const guid = z.guid('must be a GUID');
const https = z.url({ protocol: /^https$/, error: 'must be an https URL' }).max(2048);
const text = (limit: number) => z.string().min(1, 'must not be empty').max(limit, `has at most ${limit} characters`);
/** Teams asks the address of no page outside these hosts: whole ones, without wildcards. */
const host = z.hostname('must be a host name').refine((name) => !name.includes('*'), 'must not be a wildcard');
const scopes = z.array(z.enum(['personal', 'team', 'groupChat'])).min(1);
const commandList = z.strictObject({
  scopes,
  commands: z
    .array(z.strictObject({ title: text(128), description: text(4000) }))
    .min(1)
    .max(10, 'has at most 10 commands: older clients show no more'),
});

/**
 * What Teams takes of what we use of the manifest, version 1.29: limits of its schema, and what the schema does not say
 * (lower-case hosts, the address of single sign-on that Teams looks for).
 */
export const manifestRules = z
  .strictObject({
    $schema: z.literal('https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json'),
    manifestVersion: z.literal('1.29'),
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.2.3'),
    id: guid,
    localizationInfo: z.strictObject({
      defaultLanguageTag: z.literal('en'),
      defaultLanguageFile: z.literal('en.json'),
      additionalLanguages: z.array(z.strictObject({ languageTag: z.string(), file: z.string() })).optional(),
    }),
    developer: z.strictObject({ name: text(32), websiteUrl: https, privacyUrl: https, termsOfUseUrl: https }),
    name: z.strictObject({ short: text(30), full: text(100) }),
    description: z.strictObject({ short: text(80), full: text(4000) }),
    icons: z.strictObject({
      color: z.literal('color.png'),
      outline: z.literal('outline.png'),
      color32x32: z.literal('color32.png'),
    }),
    accentColor: z.string().regex(/^#[\dA-F]{6}$/i, 'must be a color such as #3B3FA6'),
    bots: z.tuple([
      z.strictObject({
        botId: guid,
        scopes,
        isNotificationOnly: z.literal(false),
        supportsCalling: z.literal(false),
        supportsVideo: z.literal(false),
        supportsFiles: z.literal(false),
        // Without any, Teams for mobile does not show the bot.
        commandLists: z.array(commandList).min(1).max(3),
      }),
    ]),
    permissions: z.array(z.enum(['identity', 'messageTeamMembers'])),
    validDomains: z.array(host).min(1).max(16),
    webApplicationInfo: z.strictObject({ id: guid, resource: z.string() }),
    defaultInstallScope: z.literal('personal'),
  })
  .superRefine(({ bots: [bot], webApplicationInfo: { resource }, validDomains }, context) => {
    const wrong = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (resource !== `api://botid-${bot.botId}`)
      wrong(['webApplicationInfo', 'resource'], `must be api://botid-${bot.botId}, or Teams offers no single sign-on`);
    // Android finds no host that is written with capitals.
    if (validDomains.some((name) => name !== name.toLowerCase())) wrong(['validDomains'], 'must be in lower case');
  });

export type Manifest = z.output<typeof manifestRules>;

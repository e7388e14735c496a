import type { Manifest } from './manifest-rules.ts';

const SCHEMA = 'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json';

/**
 * The manifest's words for people, by their places, as a localization file holds them: what a translator copies. It is made
 * of the manifest, so that it cannot say anything else.
 */
export function textsOf({ name, description, bots: [bot] }: Manifest): Readonly<Record<string, string>> {
  const commands = bot.commandLists.flatMap(({ commands }, list) =>
    commands.flatMap(({ title, description: about }, index) => {
      const place = `bots[0].commandLists[${list}].commands[${index}]`;
      return [
        [`${place}.title`, title],
        [`${place}.description`, about],
      ] as const;
    }),
  );
  return {
    $schema: SCHEMA,
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    ...Object.fromEntries(commands),
  };
}

// The import directions of docs/architecture.md. `npm run check:imports` runs them and also checks that files were seen.
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('core-stands-alone', '^src/core/', '^src/core/', 'core imports nothing of ours'),
    only('config-on-core', '^src/config/', '^src/(config|core)/'),
    only('pim-is-pure-domain', '^src/pim/', '^src/(pim|core)/', 'the domain knows no Microsoft wire and no Teams'),
    only('words-on-pim', '^src/words/', '^src/(words|pim|core)/'),
    only('http-is-the-ground', '^src/microsoft/http/', '^src/(microsoft/http|core|pim)/'),
    only(
      'auth-on-http',
      '^src/microsoft/auth/',
      '^src/(microsoft/(auth|http)|core|pim|words)/',
      'its pages speak to people',
    ),
    only(
      'graph-alone',
      '^src/microsoft/graph/',
      '^src/(microsoft/(graph|http)|core|pim|words)/',
      'graph and arm never each other',
    ),
    only(
      'arm-alone',
      '^src/microsoft/arm/',
      '^src/(microsoft/(arm|http)|core|pim|words)/',
      'graph and arm never each other',
    ),
    only('language-is-pure', '^src/teams/language/', '^src/(teams/language|words|pim|core)/'),
    only('cards-are-pure', '^src/teams/cards/', '^src/(teams/cards|words|pim|core)/'),
    only('delivery-on-cards', '^src/teams/delivery/', '^src/(teams/(delivery|cards)|words|pim|core)/'),
    only('bot-in-teams', '^src/teams/bot/', '^src/(teams|words|pim|core)/', 'bot meets Microsoft only through ports'),
    only(
      'durable-implements-ports',
      '^src/durable/',
      '^src/(durable|microsoft|teams/(cards|delivery)|words|pim|core)/',
    ),
    only(
      'simulator-shares-nothing',
      '^src/simulator/',
      '^src/(simulator/|core/(clock|logger|when-parent-ends)\\.ts)',
      'it must be able to contradict the clients',
    ),
    only('app-is-no-sandbox', '^src/app[a-z-]*\\.ts', '^src/(?!simulator|sandbox|cli)'),
    only('sandbox-on-top', '^src/sandbox/', '^src/(sandbox|simulator|app|config|microsoft/auth|core)'),
    {
      name: 'bot-framework-stays-in-bot',
      comment: 'botbuilder and teams-ai are at their end of life: one folder to rewrite (decision 11)',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/teams/bot/' },
      to: { path: 'node_modules/(botbuilder|botframework|@microsoft/teams-ai)' },
    },
    {
      name: 'durable-only-by-app',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(durable/|app(-database)?\\.ts)' },
      to: { path: '^src/durable/' },
    },
    {
      name: 'src-never-imports-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-dev-dependency-in-production',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(sandbox|cli)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

// Checks the import directions of .dependency-cruiser.cjs, and that the tool saw the files: with a TypeScript it does not
// know it cruises nothing and passes.
import { readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const options = await extractOptions('./.dependency-cruiser.cjs');
const { output } = await cruise(['src'], options, undefined, { tsConfig: extractTsConfig('tsconfig.json') });
const files = readdirSync('src', { recursive: true }).filter((file) => file.endsWith('.ts')).length;
const seen = output.modules.filter((module) => /^src\/.*\.ts$/.test(module.source)).length;
const edges = output.modules.reduce((sum, module) => sum + module.dependencies.length, 0);

for (const { rule, from, to } of output.summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (seen < files || edges < files) console.error(`Only ${seen} of ${files} files and ${edges} imports were seen.`);
if (output.summary.violations.length > 0 || seen < files || edges < files) process.exit(1);
console.log(`import directions hold: ${seen} files, ${edges} imports`);

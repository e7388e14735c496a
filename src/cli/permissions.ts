import { writeFileSync } from 'node:fs';
import { permissionsPage } from './permissions-page.ts';

/** `npm run permissions`: writes the page for whoever grants them. */
writeFileSync('docs/permissions.md', permissionsPage());
console.log('docs/permissions.md is written.');

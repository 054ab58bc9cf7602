// Writes docs/rules.md from the lint rules. Run it after changing a rule: node scripts/rules.mjs
import { writeFile } from 'node:fs/promises';
import { rulesDocument } from '@connect-app/app-model';

await writeFile(new URL('../docs/rules.md', import.meta.url), rulesDocument());

import { RULES } from './rules/index.js';
import type { Rule, RuleExample } from './rules/rule.js';

/** The lint rules as Markdown, made from the rules themselves: requirement, consequence, right and wrong. */
export function rulesDocument(): string {
  const rows = RULES.map(
    ({ code, severity, requirement }) => `| [\`${code}\`](#${code}) | ${severity} | ${requirement} |`,
  );
  return [
    '# Rules of `connect-app check`',
    '',
    'Beside these rules every block is held against its JSON Schema; such findings have codes that begin with `schema/`.',
    '',
    '| rule | severity | requirement |',
    '|---|---|---|',
    ...rows,
    '',
    ...RULES.flatMap(chapter),
  ]
    .join('\n')
    .concat('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function chapter({ code, requirement, consequence, source, right, wrong }: Rule): string[] {
  return [
    `## ${code}`,
    '',
    requirement,
    '',
    `Otherwise: ${consequence} (${source})`,
    '',
    'Wrong:',
    '',
    ...wrong.flatMap(block),
    'Right:',
    '',
    ...right.flatMap(block),
  ];
}

function block(example: RuleExample): string[] {
  return Object.entries(example).flatMap(([path, value]) => [
    '```jsonc',
    `// ${path}`,
    JSON.stringify(value, undefined, 2),
    '```',
    '',
  ]);
}

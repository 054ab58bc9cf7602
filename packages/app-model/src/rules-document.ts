import { RULES } from './rules/index.js';
import type { Rule, RuleExample } from './rules/rule.js';

/** Codes of findings that come from reading an app, not from a rule. */
const OTHER_CODES: readonly (readonly [codes: string, meaning: string])[] = [
  ['`app/not-found`, `app/several`', 'nothing at the path looks like an app, or more than one app does'],
  ['`file/…`, `zip/…`', 'a file cannot be read, is too large, or names a place outside'],
  ['`json/…`', 'a file is no JSON with comments: place and reason are those of the parser'],
  ['`ref/…`', 'a `$ref` leads nowhere, out of the app, or back to itself'],
  ['`metadata/…`', 'an identity, label or type is missing, or a name is there twice'],
  [
    '`section/…`',
    'makecomapp.json names a file that is not there, or a block that does not exist, or leaves a file out',
  ],
  ['`name/invalid`, `theme/invalid`, `version/invalid`, `icon/invalid`', 'no instance would take the app so'],
  ['`schema/…`', 'a block is not built as its JSON Schema says'],
  ['`ignore/…`', 'a comment that silences a finding gives no reason, or silences nothing'],
];

/** The lint rules as Markdown, made from the rules themselves: requirement, consequence, right and wrong. */
export function rulesDocument(): string {
  const rows = RULES.map(
    ({ code, severity, requirement }) => `| [\`${code}\`](#${code}) | ${severity} | ${requirement} |`,
  );
  return [
    '# Rules of `connect-app check`',
    '',
    'An *error* keeps a part of the app from working, a *warning* is most likely a slip, an *info* is style or advice. `check`',
    'exits with 1 when there is an error or a warning.',
    '',
    '| rule | severity | requirement |',
    '|---|---|---|',
    ...rows,
    '',
    '## Silencing a finding',
    '',
    'A comment in the file silences one rule in one place. It must give a reason, and it is reported once it silences nothing.',
    '',
    '```jsonc',
    '{',
    '  // connect-app-ignore query-twice: the service reads the version from the path’s query alone',
    '  "url": "/search?v=2",',
    '  "qs": { "q": "{{parameters.q}}" }, // connect-app-ignore unknown-parameter: the form comes from the service',
    '}',
    '```',
    '',
    'Behind something the comment is about its own line, alone in a line about the next one. Several rules are separated by',
    'commas. `// connect-app-ignore-file <rule>: <reason>` is about the whole file, in JSONC and in the code of functions.',
    '',
    '## Other findings',
    '',
    '| code | meaning |',
    '|---|---|',
    ...OTHER_CODES.map(([codes, meaning]) => `| ${codes} | ${meaning} |`),
    '',
    ...RULES.flatMap(chapter),
  ]
    .join('\n')
    .concat('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function chapter({ code, severity, requirement, consequence, source, right, wrong }: Rule): string[] {
  return [
    `## ${code}`,
    '',
    `*${severity}* — ${requirement}`,
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
  const files = Object.entries(example);
  if (files.length === 0) return ['Nothing of the kind in the app.', ''];
  return ['```jsonc', ...files.flatMap(([path, content]) => [`// ${path}`, textOf(content)]), '```', ''];
}

/** Code as it is, data on as few lines as can be read. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content.length > 400 ? `${content.slice(0, 60)}…` : content;
  const short = JSON.stringify(content);
  return short.length <= 100
    ? short.replace(/([,:])(?=[^\s])(?=(?:[^"]|"[^"]*")*$)/g, '$1 ')
    : JSON.stringify(content, undefined, 2);
}

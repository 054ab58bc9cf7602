#!/usr/bin/env node
// Holds a JSON file against a JSON Schema: node scripts/validate.mjs <schema> <file>. Exit 1 with one line a finding.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const [schemaFile, file] = process.argv.slice(2);
if (!schemaFile || !file) {
  console.error('usage: validate.mjs <schema> <file>');
  process.exit(2);
}
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(read(schemaFile));
const fine = validate(read(file));
for (const { instancePath, message } of validate.errors ?? []) console.log(`${file}${instancePath}: ${message}`);
if (fine) console.log(`${file} is as ${schemaFile} wants it`);
process.exit(fine ? 0 : 1);

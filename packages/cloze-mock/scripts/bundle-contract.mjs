// Puts the parts of the contract together: contract/*.yaml → contract/openapi.json.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bundleContract } from '../dist/contract/bundle.js';

const folder = new URL('../contract/', import.meta.url);
const parts = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'openapi.yaml');
const texts = ['openapi.yaml', ...parts.sort()].map((name) => readFileSync(new URL(name, folder), 'utf8'));
writeFileSync(new URL('openapi.json', folder), `${JSON.stringify(bundleContract(texts), null, 1)}\n`);

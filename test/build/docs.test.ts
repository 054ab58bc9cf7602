import { modulesDocument } from '@connect-app/app-build';
import { describe, expect, it } from 'vitest';
import { appOf } from '../support/everything-app.js';

const text = modulesDocument(
  appOf({
    'app.json': { name: 'shop', label: 'Shop', description: 'Sells.', version: 1, theme: '#112233', language: 'en' },
    'base.imljson': {
      baseUrl: 'https://api.example.com',
      response: {
        error: {
          429: { message: 'm', type: 'RateLimitError' },
          message: 'm',
          type: "{{if(a, 'DataError', 'RuntimeError')}}",
        },
      },
    },
    'groups.json': [{ label: 'Orders', modules: ['findOrders'] }],
    'connections/main/metadata.json': { label: 'Shop', type: 'basic' },
    'connections/main/parameters.imljson': [
      { name: 'key', type: 'password', label: 'Key', required: true, help: 'Your key.' },
    ],
    'rpcs/kinds/metadata.json': { label: 'Kinds of orders', connection: 'main' },
    'modules/findOrders/metadata.json': {
      label: 'Find Orders',
      description: 'Finds orders.',
      type: 'search',
      connection: 'main',
    },
    'modules/findOrders/api.imljson': [
      {
        url: '/orders/{{parameters.kind}}',
        pagination: { qs: { page: '2' } },
        response: { iterate: '{{body}}', output: '{{item}}' },
      },
    ],
    'modules/findOrders/expect.imljson': [
      { name: 'kind', type: 'select', label: 'Kind', options: 'rpc://kinds', help: 'A | B.' },
      {
        name: 'by',
        type: 'select',
        label: 'By',
        default: 'date',
        options: [
          { label: 'Date', value: 'date', nested: [{ name: 'from', type: 'date', label: 'From', required: true }] },
          { label: 'Name', value: 'name' },
        ],
      },
      { name: 'secret', type: 'hidden' },
      { name: 'raw', type: 'text', label: 'Raw', advanced: true, default: '*' },
    ],
    'modules/findOrders/interface.imljson': [
      { name: 'items', type: 'array', label: 'Items', spec: [{ name: 'sku', type: 'text', label: 'SKU' }] },
    ],
  }),
);

describe('the documentation of modules', () => {
  it.each([
    ['says what the app is and how to connect it', /# Shop\n\nSells\.[\s\S]*## Connect Shop\n\n1\. .*Connection/],
    ['marks what has to be given', /\| Key \| password \| yes \| Your key\. \|/],
    ['groups the modules', /## Orders\n\n### Find Orders\n\n\*Search\* · `findOrders`\n\nFinds orders\./],
    [
      'keeps tables whole',
      /\| Kind \| choice \| {2}\| A \\\| B\. The list is loaded from your account: kinds of orders\. \|/,
    ],
    ['tells which choice opens a field', /\| &emsp;↳ From \| date \| yes \| Shown when \*By\* is \*Date\*\. \|/],
    [
      'names choices and defaults as the dialog does',
      /\| By \| choice \| {2}\| One of: Date and Name\. Default: Date\. \|/,
    ],
    [
      'keeps advanced fields apart',
      /<summary>Advanced settings<\/summary>[\s\S]*\| Raw \| text \| {2}\| Default: `\*`\. \|/,
    ],
    ['lists what comes out', /\| `items\[\]\.sku` \| SKU \| text \|/],
    ['names the requests', /Requests: `GET \/orders\/…` \(once a page, until the limit is reached\)/],
    [
      'names the errors',
      /\| HTTP 429 \| RateLimitError \|\n\| any other failure \| DataError or RuntimeError, depending on the answer \|/,
    ],
  ])('%s', (_what, pattern) => {
    expect(text).toMatch(pattern);
  });

  it('says nothing of hidden fields', () => {
    expect(text).not.toContain('secret');
  });
});

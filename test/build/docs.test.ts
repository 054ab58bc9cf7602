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
    'webhooks/orders/metadata.json': { label: 'Orders', type: 'web', connection: 'main' },
    'webhooks/orders/attach.imljson': { url: '/hooks', method: 'POST' },
    'webhooks/orders/detach.imljson': { url: '/hooks/{{webhook.id}}', method: 'DELETE' },
    'webhooks/calls/metadata.json': { label: 'Calls', type: 'web' },
    'modules/watchOrders/metadata.json': { label: 'Watch Orders', type: 'instant_trigger', webhook: 'orders' },
    'modules/watchCalls/metadata.json': { label: 'Watch Calls', type: 'instant_trigger', webhook: 'calls' },
    'modules/pollOrders/metadata.json': { label: 'Poll Orders', type: 'trigger', connection: 'main' },
    'modules/pollOrders/epoch.imljson': { response: { output: { label: '{{item.name}}', date: '{{item.date}}' } } },
    'modules/callApi/metadata.json': { label: 'Make an API Call', type: 'universal', connection: 'main' },
    'modules/callApi/api.imljson': [
      { url: '/{{parameters.url}}', method: '{{parameters.method}}', condition: '{{parameters.body}}' },
      { url: '/{{parameters.url}}', method: '{{parameters.method}}', condition: '{{!parameters.body}}' },
    ],
    'modules/callApi/expect.imljson': [
      { name: 'to', type: 'array', label: 'To', help: 'Who gets it', spec: { type: 'email' } },
      {
        name: 'days',
        type: 'select',
        label: 'Days',
        multiple: true,
        help: '<b>Which</b> `<i>`',
        options: [{ label: 'Monday', value: 1 }],
      },
    ],
    'modules/findOrders/expect.imljson': [
      'rpc://kinds',
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
      'rpc://kinds',
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
      /\| Kind \| choice \| {2}\| A \\\| B\. The list comes from your account \(kinds of orders\)\. \|/,
    ],
    ['tells which choice opens a field', /\| &emsp;↳ From \| date \| yes \| Shown when \*By\* is \*Date\*\. \|/],
    [
      'names choices and defaults as the dialog does',
      /\| By \| choice \| {2}\| One of: Date or Name\. Default: Date\. \|/,
    ],
    [
      'keeps advanced fields apart',
      /<summary>Advanced settings<\/summary>[\s\S]*\| Raw \| text \| {2}\| Default: `\*`\. \|/,
    ],
    ['lists what comes out', /\| `items\[\]\.sku` \| SKU \| text \|/],
    ['names the requests', /Requests: `GET \/orders\/…` \(once a page, until the limit is reached\)/],
    [
      'names the errors',
      /\| HTTP 429: too many requests \| \[RateLimitError\]\(#errors\) \|\n\| Any other failure \| \[DataError\]\(#errors\) or \[RuntimeError\]\(#errors\), depending on the answer \|/,
    ],
    [
      'says what each error means, and of no others',
      /## Errors\n[\s\S]*\n\| RateLimitError \|.*\n\| DataError \|.*\n\| RuntimeError \| [^|]+ \| [^|]+ \|$/m,
    ],
    ['names the fields that only an RPC knows', /\| … \| {2}\| {2}\| Fields of your account \(kinds of orders\)\. \|/],
    ['names the output that only an RPC knows', /\| … \| \*what your account has \(kinds of orders\)\* \| {2}\|/],
    [
      'says how an attached webhook starts, and what is sent when',
      /### Watch Orders[\s\S]*registered with Shop by itself[\s\S]*Requests: `POST \/hooks` when the webhook is created; `DELETE \/hooks\/…` when it is deleted\./,
    ],
    ['says how another webhook starts', /### Watch Calls[\s\S]*Copy the address that is shown, and enter it in Shop\./],
    ['says that a polling trigger asks where to start', /### Poll Orders[\s\S]*choose where it starts/],
    [
      'tells a request once that one of two steps sends',
      /### Make an API Call[\s\S]*Requests: the chosen method on `\/…`\.\n/,
    ],
    [
      'speaks of several things in the plural',
      /\| To \| list of e-mail addresses \|[^\n]*\n\| Days \| several choices \|/,
    ],
    ['ends a help text as a sentence', /\| To \|.*\| Who gets it\. \|/],
    ['shows tags of labels and does not obey them', /\| Days \|.*&lt;b>Which&lt;\/b> `<i>`\./],
  ])('%s', (_what, pattern) => {
    expect(text).toMatch(pattern);
  });

  it('says nothing of hidden fields', () => {
    expect(text).not.toContain('secret');
  });
});

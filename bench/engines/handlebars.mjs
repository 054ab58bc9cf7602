import Handlebars from 'handlebars';

Handlebars.registerHelper('lower', (text) => text.toLowerCase());
Handlebars.registerHelper('upper', (text) => text.toUpperCase());
Handlebars.registerHelper('join', (list, separator) => list.join(separator));
Handlebars.registerHelper('times', (left, right) => left * right);
Handlebars.registerHelper('greater', (left, right) => left > right);

const TEMPLATES = {
  id: '{{item.id}}',
  name: '{{item.first}} {{item.last}}',
  email: '{{lower item.email}}',
  city: '{{item.address.city}}',
  phone: '{{item.phones.[0].value}}',
  company: '{{upper item.company}}',
  total: '{{times item.price item.quantity}}',
  vip: '{{#if (greater item.score 80)}}yes{{else}}no{{/if}}',
  tags: '{{join item.tags ", "}}',
  nick: '{{#if item.nick}}{{item.nick}}{{else}}{{item.first}}{{/if}}',
};

const compile = (template) => Handlebars.compile(template, { noEscape: true });

function mapping(names) {
  const compiled = names.map((name) => [name, compile(TEMPLATES[name])]);
  return (context) => {
    const result = {};
    for (const [name, evaluate] of compiled) result[name] = evaluate(context);
    return result;
  };
}

const all = Object.keys(TEMPLATES);

/** Handlebars gives text, whatever the field: the comparison of results allows for that. */
export const cases = {
  call: () => compile('{{upper item.first}}'),
  fields: () => mapping(all),
  records: () => {
    const map = mapping(all.slice(0, 8));
    const context = { item: undefined };
    return ({ items }) =>
      items.map((item) => {
        context.item = item;
        return map(context);
      });
  },
  compile: () => (input) => mapping(all)(input),
};

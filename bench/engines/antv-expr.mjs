import { compile, register } from '@antv/expr';

register('lower', (text) => text.toLowerCase());
register('upper', (text) => text.toUpperCase());
register('join', (list, separator) => list.join(separator));

const EXPRESSIONS = {
  id: 'item.id',
  name: 'item.first + " " + item.last',
  email: '@lower(item.email)',
  city: 'item.address.city',
  phone: 'item.phones[0].value',
  company: '@upper(item.company)',
  total: 'item.price * item.quantity',
  vip: 'item.score > 80 ? "yes" : "no"',
  tags: '@join(item.tags, ", ")',
  nick: 'item.nick === "" ? item.first : item.nick',
};

function mapping(names) {
  const compiled = names.map((name) => [name, compile(EXPRESSIONS[name])]);
  return (context) => {
    const result = {};
    for (const [name, evaluate] of compiled) result[name] = evaluate(context);
    return result;
  };
}

const all = Object.keys(EXPRESSIONS);

export const cases = {
  call: () => compile('@upper(item.first)'),
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

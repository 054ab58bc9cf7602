import { Environment } from '@marcbachmann/cel-js';

const EXPRESSIONS = {
  id: 'item.id',
  name: 'item.first + " " + item.last',
  email: 'item.email.lowerAscii()',
  city: 'item.address.city',
  phone: 'item.phones[0].value',
  company: 'item.company.upperAscii()',
  total: 'item.price * item.quantity',
  vip: 'item.score > 80.0 ? "yes" : "no"',
  tags: 'item.tags.join(", ")',
  nick: 'item.nick == "" ? item.first : item.nick',
};

const environment = new Environment().registerVariable('item', 'map');

function mapping(names) {
  const compiled = names.map((name) => [name, environment.parse(EXPRESSIONS[name])]);
  return (context) => {
    const result = {};
    for (const [name, evaluate] of compiled) result[name] = evaluate(context);
    return result;
  };
}

const all = Object.keys(EXPRESSIONS);

export const cases = {
  call: () => environment.parse('item.first.upperAscii()'),
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

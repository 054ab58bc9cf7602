import jsonata from 'jsonata';

const OBJECT = {
  id: 'item.id',
  name: 'item.first & " " & item.last',
  email: '$lowercase(item.email)',
  city: 'item.address.city',
  phone: 'item.phones[0].value',
  company: '$uppercase(item.company)',
  total: 'item.price * item.quantity',
  vip: 'item.score > 80 ? "yes" : "no"',
  tags: '$join(item.tags, ", ")',
  nick: 'item.nick = "" ? item.first : item.nick',
};

const objectOf = (names) => `{${names.map((name) => `"${name}": ${OBJECT[name]}`).join(', ')}}`;
const all = Object.keys(OBJECT);

/** JSONata maps with one expression for the whole object; its evaluation is asynchronous. */
export const cases = {
  call: () => {
    const expression = jsonata('$uppercase(item.first)');
    return (input) => expression.evaluate(input);
  },
  fields: () => {
    const expression = jsonata(objectOf(all));
    return (input) => expression.evaluate(input);
  },
  records: () => {
    const expression = jsonata(`items.(${objectOf(all.slice(0, 8)).replaceAll('item.', '')})`);
    return (input) => expression.evaluate(input);
  },
  compile: () => (input) => jsonata(objectOf(all)).evaluate(input),
};

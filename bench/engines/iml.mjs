import { compile, compileMapping } from '@connect-app/iml';

const TEMPLATES = {
  id: '{{item.id}}',
  name: '{{item.first}} {{item.last}}',
  email: '{{lower(item.email)}}',
  city: '{{item.address.city}}',
  phone: '{{item.phones[1].value}}',
  company: '{{upper(item.company)}}',
  total: '{{item.price * item.quantity}}',
  vip: '{{if(item.score > 80; "yes"; "no")}}',
  tags: '{{join(item.tags; ", ")}}',
  nick: '{{ifempty(item.nick; item.first)}}',
};

const eight = Object.fromEntries(Object.entries(TEMPLATES).slice(0, 8));

export const cases = {
  call: () => compile('{{upper(item.first)}}'),
  fields: () => compileMapping(TEMPLATES),
  records: () => {
    const map = compileMapping(eight);
    // One context object for all records, as the runner does it.
    const context = { item: undefined };
    return ({ items }) =>
      items.map((item) => {
        context.item = item;
        return map(context);
      });
  },
  date: () => compile('{{formatDate(item.at; "DD.MM.YYYY HH:mm"; "Europe/Prague")}}'),
  compile: () => (input) => compileMapping(TEMPLATES)(input),
};

/** The ceiling: what one would write in JavaScript for these records and no others. */

function eight(item) {
  return {
    id: item.id,
    name: `${item.first} ${item.last}`,
    email: item.email.toLowerCase(),
    city: item.address.city,
    phone: item.phones[0].value,
    company: item.company.toUpperCase(),
    total: item.price * item.quantity,
    vip: item.score > 80 ? 'yes' : 'no',
  };
}

function fields({ item }) {
  return {
    id: item.id,
    name: `${item.first} ${item.last}`,
    email: item.email.toLowerCase(),
    city: item.address.city,
    phone: item.phones[0].value,
    company: item.company.toUpperCase(),
    total: item.price * item.quantity,
    vip: item.score > 80 ? 'yes' : 'no',
    tags: item.tags.join(', '),
    nick: item.nick === '' || item.nick == null ? item.first : item.nick,
  };
}

const prague = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Prague',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export const cases = {
  call:
    () =>
    ({ item }) =>
      item.first.toUpperCase(),
  fields: () => fields,
  records:
    () =>
    ({ items }) =>
      items.map(eight),
  date:
    () =>
    ({ item }) => {
      const parts = Object.fromEntries(prague.formatToParts(new Date(item.at)).map(({ type, value }) => [type, value]));
      return `${parts.day}.${parts.month}.${parts.year} ${parts.hour}:${parts.minute}`;
    },
};

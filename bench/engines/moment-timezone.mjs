import moment from 'moment-timezone';

/** What the platform's date functions are modelled on. */
export const cases = {
  date:
    () =>
    ({ item }) =>
      moment.tz(item.at, 'Europe/Prague').format('DD.MM.YYYY HH:mm'),
};

import type { Handlers } from '../route.js';

/** The user's own data and what the account has set up. */
export const userHandlers: Handlers = {
  // The document's example says `user`, its schema and live answers `profile`.
  getProfile: ({ account }) => ({
    errorcode: 0,
    profile: {
      email: account.email,
      name: account.name,
      key: account.key,
      first: account.first,
      last: account.last,
      country: account.country,
      aka: account.aka,
      rights: {},
    },
  }),
};

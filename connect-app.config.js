import { createClozeMock, happenings } from '@connect-app/cloze-mock';

/**
 * Marries the Cloze app, its mock and the command line.
 *
 * @type {import('connect-app').Config}
 */
export default {
  app: '.',
  mock: {
    service: 'Cloze',
    origins: ['https://api.cloze.com'],
    flags: [
      { flags: '--seed <n>', description: 'decides ids, keys, names and times (default: 1)' },
      { flags: '--people <n>', description: 'how many people the account has (default: 500)' },
    ],
    async start({ seed, people }) {
      const mock = createClozeMock({
        live: true,
        ...(seed === undefined ? {} : { seed: Number(seed) }),
        ...(people === undefined ? {} : { people: Number(people) }),
      });
      return {
        connection: { email: mock.account.email, apiKey: mock.account.apiKey },
        examples: [
          'npx connect-app check',
          `npx connect-app exec connections.cloze --connection '${JSON.stringify({ email: mock.account.email, apiKey: mock.account.apiKey })}'`,
          'npx connect-app exec modules.findPeople --params \'{"stage":"lead","sort":"name","limit":25}\'',
          'npx connect-app exec rpcs.personStages',
          'npx connect-app exec modules.createPerson --params \'{"name":"Ada Lovelace","emails":[{"value":"ada@example.com","work":true}]}\'',
          'npx connect-app exec modules.getPerson --params \'{"uniqueid":"ada@example.com"}\'',
          'npx connect-app eval \'{{formatDate(now; "YYYY-MM-DD")}} {{upper("ada")}}\'',
        ],
        happenings: happenings(mock),
        fetch: (request) => mock.fetch(request),
        listen: ({ port }) => mock.listen({ port }),
        close: () => mock.close(),
      };
    },
  },
};

import { createClozeMock, happenings, MOCK_FLAGS, optionsOfFlags } from '@connect-app/cloze-mock';

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
    flags: [...MOCK_FLAGS],
    async start(flags) {
      const mock = createClozeMock(await optionsOfFlags(flags));
      let address = '';
      return {
        connection: { email: mock.account.email, apiKey: mock.account.apiKey },
        get notes() {
          const more = mock.accounts.slice(1).map(({ email, apiKey }) => `  ${email}  ${apiKey}`);
          return [
            ...(more.length > 0 ? ['More accounts:', ...more] : []),
            'OAuth 2, authorization code:',
            ...mock.oauthClients.map(({ id, secret }) => `  client ${id}  secret ${secret ?? '(none)'}`),
            `  ${address}/oauth/authorize  ${address}/oauth/token`,
            `What it holds and what was asked of it: ${address}/_mock/`,
          ];
        },
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
        listen: async ({ port }) => {
          const server = await mock.listen({ port });
          address = server.url;
          return server;
        },
        close: () => mock.close(),
      };
    },
  },
};

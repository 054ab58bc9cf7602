import { createHttpTransport, type HostMap, mapUrl, RunError, type Transport } from '@connect-app/app-runner';

/**
 * The way of the playground's requests: mapped hosts go where they were mapped to, all others to the real service only when
 * that was asked for. Nothing leaves the machine by accident.
 */
export function playgroundTransport({ hosts, live }: { hosts: HostMap; live: boolean }): Transport {
  const transport = createHttpTransport({ mapHosts: hosts });
  if (live) return transport;
  return async (request, signal) => {
    if (mapUrl(request.url, hosts) !== request.url) return transport(request, signal);
    const { origin } = new URL(request.url);
    throw new RunError({
      type: 'ConnectionError',
      code: 'host-not-mapped',
      message: `Nothing stands in for ${origin} here, and the real service is not asked. Start with --map-host ${origin}=<address>, or with --live.`,
    });
  };
}

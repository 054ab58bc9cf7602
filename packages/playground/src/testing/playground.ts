import { createHttpTransport, parseHostMap } from '@connect-app/app-runner';
import type { Happening, Playground } from '../server/options.js';
import { startPlayground } from '../server/start-playground.js';
import { openPage, type TestPage } from './page.js';
import { type AppFolder, appFolder, SMALL_APP } from './small-app.js';
import { type SmallService, startSmallService, TOKEN } from './small-service.js';

/** The small app in a playground, with its service. */
export interface TestBench {
  readonly playground: Playground;
  readonly page: TestPage;
  readonly service: SmallService;
  readonly folder: AppFolder;
  close(): Promise<void>;
}

export interface TestBenchOptions {
  readonly files?: Readonly<Record<string, unknown>>;
  readonly happenings?: readonly Happening[];
  /** Without the ready-made connection. */
  readonly bare?: boolean;
  readonly publicUrl?: string;
}

/** Starts a playground on the small app and opens its page. */
export async function startTestBench(options: TestBenchOptions = {}): Promise<TestBench> {
  const { files = SMALL_APP, happenings, bare = false, publicUrl } = options;
  const service = await startSmallService();
  const folder = await appFolder(files);
  const playground = await startPlayground({
    app: folder.path,
    port: 0,
    transport: createHttpTransport({ mapHosts: parseHostMap([`https://api.small.example=${service.url}`]) }),
    ...(bare ? {} : { readyMade: { label: 'Small (test)', data: { user: 'ada', token: TOKEN } } }),
    ...(happenings && { happenings }),
    ...(publicUrl !== undefined && { publicUrl }),
  });
  return {
    playground,
    service,
    folder,
    page: await openPage(playground.url),
    close: async () => {
      await playground.close();
      await service.close();
      await folder.remove();
    },
  };
}

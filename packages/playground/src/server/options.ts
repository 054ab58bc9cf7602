import type { Transport } from '@connect-app/app-runner';

/** Something a user can make happen in the service: webhooks and polling triggers show it. */
export interface Happening {
  readonly name: string;
  readonly label: string;
  /** Makes it happen and says in a sentence what did. */
  run(): Promise<string>;
}

/** A connection that is there from the start: the account of a mock. */
export interface ReadyMadeConnection {
  /** E.g. "Example CRM (mock)"; what the connection says of itself comes after it. */
  readonly label: string;
  readonly data: Readonly<Record<string, string>>;
}

export interface PlaygroundOptions {
  /** Folder or ZIP of the app. */
  readonly app: string;
  /** Port on loopback; 0 takes a free one. */
  readonly port: number;
  /** Takes the app's requests to its service. */
  readonly transport: Transport;
  /** Where a browser finds the page an OAuth service asks its consent on, when hosts are mapped. Default: where the app says. */
  readonly browserAddress?: ((url: string) => string) | undefined;
  /** Zone of the executions. Default UTC. */
  readonly timezone?: string | undefined;
  /** Address at which a tunnel makes this server's webhooks reachable from outside. Default: its own address. */
  readonly publicUrl?: string | undefined;
  readonly readyMade?: ReadyMadeConnection | undefined;
  readonly happenings?: readonly Happening[] | undefined;
  /** Folder of the built page. Default: the one this package was built with. */
  readonly client?: string | undefined;
}

/** A playground that listens. */
export interface Playground {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Detaches every webhook, then stops listening and watching. */
  close(): Promise<void>;
}

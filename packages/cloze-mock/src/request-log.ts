/** A place where a request or an answer does not fit the contract. */
export interface ContractFinding {
  readonly where: 'query' | 'body' | 'response';
  /** JSON pointer, or the parameter's name. */
  readonly path: string;
  readonly message: string;
}

/** A request as the log keeps it. Keys and tokens are masked. */
export interface RequestRecord {
  readonly id: number;
  /** The mock's time, UTC milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** 0 until there is an answer. */
  status: number;
  /** The contract's operation; absent for a path the API does not have. */
  operation?: string;
  account?: string;
  errorcode?: number;
  body?: unknown;
  readonly unknownParameters: string[];
  /** JSON pointers of properties that the contract does not name; the API accepts and ignores them (S3, S5). */
  readonly unknownProperties: string[];
  readonly findings: ContractFinding[];
  /** Extensions leave remarks here, such as the fault they put in. */
  readonly notes: string[];
}

const SECRET = /^(api_?key|authorization|access_?token|refresh_?token|client_?secret|code|password|token)$/i;

/** What stands in the log for a secret. */
export const MASK = '•••';

/** A copy in which the values of properties with a secret's name are masked. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, SECRET.test(name) ? MASK : maskSecrets(inner)]),
  );
}

/** The latest requests, oldest first; the oldest fall out when it is full. */
export class RequestLog {
  readonly #limit: number;
  #entries: RequestRecord[] = [];
  #checks = new Map<RequestRecord, () => void>();
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The entries; what was left for later about them is done now. */
  get entries(): readonly RequestRecord[] {
    for (const entry of this.#checks.keys()) this.settled(entry);
    return this.#entries;
  }

  /** An entry, after what was left for later about it. */
  settled(entry: RequestRecord): RequestRecord {
    const check = this.#checks.get(entry);
    this.#checks.delete(entry);
    check?.();
    return entry;
  }

  /** Has something found out about an entry when somebody reads the log: most runs read none of it. */
  later(entry: RequestRecord, check: () => void): void {
    this.#checks.set(entry, check);
  }

  /** Opens the entry of a request. */
  open(request: Request, url: URL, at: number): RequestRecord {
    this.#count += 1;
    const entry: RequestRecord = {
      id: this.#count,
      at,
      method: request.method,
      path: url.pathname,
      query: maskSecrets(Object.fromEntries(url.searchParams)) as Record<string, string>,
      status: 0,
      unknownParameters: [],
      unknownProperties: [],
      findings: [],
      notes: [],
    };
    this.#entries.push(entry);
    if (this.#entries.length > this.#limit) this.#forget(this.#entries.splice(0, this.#entries.length - this.#limit));
    return entry;
  }

  clear(): void {
    this.#entries = [];
    this.#checks.clear();
    this.#count = 0;
  }

  #forget(entries: readonly RequestRecord[]): void {
    for (const entry of entries) this.#checks.delete(entry);
  }
}

import type { Diagnostic, ModuleType } from '@connect-app/app-model';
import type { ConnectionSummary, ConnectionType } from './connections.js';

/** `GET /api/app`: everything the list at the left shows. */
export interface AppSummary {
  readonly label: string;
  readonly description: string;
  readonly theme: string;
  readonly timezone: string;
  readonly name: string;
  /** The app's icon as a `data:` address. */
  readonly icon?: string;
  readonly groups: readonly GroupSummary[];
  /** Findings that belong to no module; with errors in them the app may not load at all. */
  readonly findings: readonly Diagnostic[];
  readonly connectionTypes: readonly ConnectionType[];
  readonly connections: readonly ConnectionSummary[];
  readonly happenings: readonly HappeningSummary[];
}

export interface GroupSummary {
  readonly label: string;
  readonly modules: readonly ModuleSummary[];
}

export interface ModuleSummary {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: ModuleType;
  readonly connection?: string;
  /** Another connection it can run with. */
  readonly altConnection?: string;
  readonly webhook?: string;
  /** Findings of the check that are more than remarks. */
  readonly findings: number;
}

/** Something a user can make happen in the service. */
export interface HappeningSummary {
  readonly name: string;
  readonly label: string;
}

/** Every dialog and its address: what a script needs to walk them all. */
export interface Meta {
  readonly app: { readonly name: string; readonly label: string };
  readonly dialogs: readonly {
    readonly module: string;
    readonly label: string;
    readonly group: string;
    readonly type: ModuleType;
    readonly path: string;
  }[];
}

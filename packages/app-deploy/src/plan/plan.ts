import type { ComponentKind } from '@connect-app/app-model';
import type { Metadata } from '../model/desired.js';

/** Why a change would undo what somebody did on the instance. */
export type Drift =
  /** It is not as the last deployment left it. */
  | 'changed-remotely'
  /** The last deployment left it there, and now it is gone. */
  | 'deleted-remotely'
  /** Somebody made it on the instance. */
  | 'made-remotely'
  /** This folder has never deployed it, so nobody knows whose it is. */
  | 'not-recorded';

interface ChangeBase {
  readonly kind: ComponentKind | 'app';
  /** Our name; of an app, the name that was asked for. */
  readonly name: string;
  readonly drift?: Drift | undefined;
  /** Whether an interrupted deployment created its component and did not get to the end. */
  readonly begun?: boolean | undefined;
}

/** Something that is not there yet, with all its blocks. */
export interface Creation extends ChangeBase {
  readonly action: 'create';
  readonly type?: string | undefined;
  readonly metadata: Metadata;
  readonly blocks: ReadonlyMap<string, string>;
}

/** Metadata of something that is there. */
export interface MetadataChange extends ChangeBase {
  readonly action: 'describe';
  readonly before: Metadata;
  readonly after: Metadata;
}

/** One block of something that is there. */
export interface BlockChange extends ChangeBase {
  readonly action: 'write';
  readonly block: string;
  readonly before: string;
  readonly after: string;
}

/** The app's icon. */
export interface IconChange extends ChangeBase {
  readonly action: 'icon';
  readonly kind: 'app';
  readonly icon: Uint8Array;
}

/** Something that the sources do not have any more. */
export interface Deletion extends ChangeBase {
  readonly action: 'delete';
  readonly kind: ComponentKind;
  /** The instance's name. */
  readonly remote: string;
}

export type Change = Creation | MetadataChange | BlockChange | IconChange | Deletion;

/** What a deployment would do, as data; in the order in which it would do it. */
export interface Plan {
  readonly changes: readonly Change[];
  /** What would be deleted if deletions were allowed. */
  readonly kept: readonly Deletion[];
  /** Whether it goes on with a deployment that was interrupted. */
  readonly resumes: boolean;
}

/** Changes that would undo what somebody did on the instance. */
export function conflictsOf({ changes }: Plan): readonly Change[] {
  return changes.filter(({ drift }) => drift !== undefined);
}

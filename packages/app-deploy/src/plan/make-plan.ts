import { knownFingerprints, type OriginRecord } from '../mapping/record.js';
import { fingerprint, isEmptyBlock, md5, meaningOf } from '../model/block.js';
import type { DesiredApp, DesiredComponent, Metadata } from '../model/desired.js';
import { blockKey, ownerKey } from '../model/keys.js';
import { metadataText } from '../model/metadata.js';
import type { ExtraComponent, RemoteState } from '../remote/remote-state.js';
import type { BlockChange, Change, Creation, Deletion, Drift, MetadataChange, Plan } from './plan.js';

export interface PlanInput {
  /** The name that was asked for, for an app that is still to be created. */
  readonly name: string;
  readonly desired: DesiredApp;
  /** Undefined when the app is not on the instance yet. */
  readonly remote: RemoteState | undefined;
  readonly record: OriginRecord;
  /** Whether what the sources do not have is deleted. */
  readonly allowDestructive: boolean;
}

/** Compares what is wanted with what is there. Nothing is read or written. */
export function makePlan({ name, desired, remote, record, allowDestructive }: PlanInput): Plan {
  const app: Owner = { kind: 'app', name, key: 'app', metadata: desired.metadata, blocks: desired.blocks };
  const owners = [app, ...desired.components.map((component) => ({ ...component, key: ownerKey(component) }))];
  const changes = owners.flatMap((owner) => [
    ...changesOf(owner, remote, record),
    ...(owner === app ? iconChanges(app, desired, { remote, record }) : []),
  ]);
  const extra = (remote?.extra ?? []).map((each) => deletion(each, record)).reverse();
  const resumes = record.unfinished !== undefined;
  return allowDestructive ? { changes: [...changes, ...extra], kept: [], resumes } : { changes, kept: extra, resumes };
}

interface Owner {
  readonly kind: DesiredComponent['kind'] | 'app';
  readonly name: string;
  readonly key: string;
  readonly type?: string | undefined;
  readonly metadata: Metadata;
  readonly blocks: ReadonlyMap<string, string>;
}

function changesOf(owner: Owner, remote: RemoteState | undefined, record: OriginRecord): Change[] {
  const { kind, name, key, blocks } = owner;
  const there = remote?.metadata.get(key);
  if (!remote || !there) {
    const gone = isRecorded(key, record) && !isOurs(key, record) ? 'deleted-remotely' : undefined;
    const creation: Creation = {
      action: 'create',
      kind,
      name,
      type: owner.type,
      metadata: owner.metadata,
      blocks,
      drift: gone,
    };
    return [creation];
  }
  const changes: Change[] = [];
  const begun = isOurs(key, record);
  for (const [block, after] of blocks) {
    const before = remote.texts.get(blockKey(key, block));
    if (before === undefined || meaningOf(block, before) === meaningOf(block, after)) continue;
    const drift = driftOf(key, { block, text: before }, record);
    changes.push({ action: 'write', kind, name, block, before, after, drift, begun } satisfies BlockChange);
  }
  const [before, after] = [metadataText(there), metadataText(owner.metadata)];
  if (before !== after) {
    const drift = driftOf(key, { block: 'metadata', text: before }, record);
    changes.push({
      action: 'describe',
      kind,
      name,
      before: there,
      after: owner.metadata,
      drift,
      begun,
    } satisfies MetadataChange);
  }
  return changes;
}

/** An instance may store the icon in other bytes than it was sent; what it gave back after the last deployment is known. */
function iconChanges(
  app: Owner,
  { icon }: DesiredApp,
  { remote, record }: { remote: RemoteState | undefined; record: OriginRecord },
): Change[] {
  if (!icon) return [];
  const wanted = md5(icon);
  const there = remote?.icon && md5(remote.icon);
  const known = record.icon;
  if (there === wanted || (known && known.sent === wanted && known.seen === there)) return [];
  const foreign = there !== undefined && known?.seen !== there && known?.sent !== there && !isOurs('app', record);
  const drift: Drift | undefined = foreign ? (known ? 'changed-remotely' : 'not-recorded') : undefined;
  return [{ action: 'icon', kind: 'app', name: app.name, icon, drift }];
}

function deletion({ kind, name, remote }: ExtraComponent, record: OriginRecord): Deletion {
  const key = ownerKey({ kind, name });
  const drift = isRecorded(key, record) || isOurs(key, record) ? undefined : 'made-remotely';
  return { action: 'delete', kind, name, remote, drift };
}

function driftOf(
  key: string,
  { block, text }: { block: string; text: string },
  record: OriginRecord,
): Drift | undefined {
  if (isOurs(key, record)) return undefined;
  const whole = blockKey(key, block);
  const known = knownFingerprints(record, whole);
  if (known.includes(fingerprint(whole, text))) return undefined;
  if (known.length > 0) return 'changed-remotely';
  return isEmptyBlock(block, text) ? undefined : 'not-recorded';
}

/** Whether an interrupted deployment created it: whatever stands in it is the instance's template. */
function isOurs(key: string, record: OriginRecord): boolean {
  return record.unfinished?.created.includes(key) === true;
}

function isRecorded(key: string, record: OriginRecord): boolean {
  return Object.keys(record.deployed).some((known) => known.startsWith(`${key}/`));
}

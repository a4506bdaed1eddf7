import { DAY_MS } from '../../shared/kernel/instant.ts';
import { duePhotos } from '../areas/photos/retention.ts';
import type { MachineClock, SiteClock } from './clock.ts';
import { runAlone, type Dispatch } from './dispatch.ts';
import { systemActor } from './handler.ts';
import { newIncidentId } from './ids.ts';
import { SHARDS, sweepShard } from './photo-files.ts';
import type { Stores } from './stores.ts';

/** A command that waits for its turn longer than this has been lost. */
const SWEPT_AFTER_MS = DAY_MS;

/**
 * Keeps pictures as long as the settings say, and files only as long as a record names them (PH3). Each step marks a
 * few due records, by a command like any other, and sweeps one shard; 256 steps see every file. Only the sweep deletes,
 * and it asks what is committed: a host that is lost in between leaves a file too many, never a record without its file.
 */
export function createPhotoKeeping(parts: {
  readonly stores: Stores;
  readonly dispatch: Dispatch;
  readonly folder: string;
  readonly siteClock: SiteClock;
  readonly machineClock: MachineClock;
}): { readonly step: () => void } {
  const { stores, dispatch, folder, siteClock, machineClock } = parts;
  let next = 0;

  const expire = (): void => {
    const site = stores.site.site();
    if (site === null || duePhotos({ stores, site, now: siteClock.now() }, 1).length === 0) return;
    runAlone(dispatch, {
      commandId: `system:${newIncidentId()}${newIncidentId()}`,
      name: 'photo.expire',
      input: {},
      actor: systemActor('system'),
    });
  };

  return {
    step() {
      expire();
      const shard = SHARDS[next] ?? '';
      next = (next + 1) % SHARDS.length;
      sweepShard(folder, shard, machineClock.now() - SWEPT_AFTER_MS, (sha256) => stores.photos.isKept(sha256));
    },
  };
}

import { compareCodes, type SlotView } from '../slot-view.ts';

/** How the table is divided. */
export const GROUPINGS = ['none', 'zone', 'row'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The head of a group: what it is and how it stands. Immutable. */
export type GroupRow = {
  readonly groupId: string;
  readonly zoneId: string;
  readonly zone: string;
  /** Null where the whole zone is one group. */
  readonly row: string | null;
  readonly slots: number;
  readonly trucks: number;
  readonly free: number;
  readonly closed: number;
  readonly alarms: number;
  /** How many of its slots pass the filters. */
  readonly shown: number;
};

/** Which group heads are new, other or gone since they were asked for last. */
export type GroupChange = {
  readonly add: readonly GroupRow[];
  readonly update: readonly GroupRow[];
  readonly remove: readonly GroupRow[];
};

/** The slots of the table by group; every slot is in exactly one. */
export type Groups = {
  readonly put: (view: SlotView, isShown: boolean) => void;
  readonly drop: (slotId: string) => void;
  readonly idOf: (slotId: string) => string | null;
  readonly get: (groupId: string) => GroupRow | undefined;
  readonly all: () => readonly GroupRow[];
  /** The place of a group among the others, in the order of codes. */
  readonly rankOf: (groupId: string) => number;
  readonly takeChange: () => GroupChange;
};

type Share = Pick<GroupRow, 'trucks' | 'free' | 'closed' | 'alarms' | 'shown'> & { readonly groupId: string };

/** What stands before the id of a group's row, so that it is no slot's. */
export const GROUP_PREFIX = 'group ';

export function createGroups(grouping: Exclude<Grouping, 'none'>): Groups {
  const groups = new Map<string, GroupRow>();
  const shares = new Map<string, Share>();
  /** What the table was told of last. */
  const told = new Map<string, GroupRow>();
  const touched = new Set<string>();
  let ranks: ReadonlyMap<string, number> | null = null;

  const count = (group: GroupRow, share: Share, by: 1 | -1): GroupRow => ({
    ...group,
    slots: group.slots + by,
    trucks: group.trucks + by * share.trucks,
    free: group.free + by * share.free,
    closed: group.closed + by * share.closed,
    alarms: group.alarms + by * share.alarms,
    shown: group.shown + by * share.shown,
  });

  const drop = (slotId: string): void => {
    const share = shares.get(slotId);
    const group = share === undefined ? undefined : groups.get(share.groupId);
    if (share === undefined || group === undefined) return;
    shares.delete(slotId);
    touched.add(share.groupId);
    const left = count(group, share, -1);
    if (left.slots > 0) groups.set(share.groupId, left);
    else {
      groups.delete(share.groupId);
      ranks = null;
    }
  };

  return {
    put(view, isShown) {
      drop(view.slotId);
      const { zoneId, zone, row } = view.slot;
      const groupId = `${GROUP_PREFIX}${zoneId}${grouping === 'zone' ? '' : ` ${row}`}`;
      const share: Share = {
        groupId,
        trucks: view.slot.visitId === null ? 0 : 1,
        free: view.state === 'free' ? 1 : 0,
        closed: view.state === 'closed' ? 1 : 0,
        alarms: view.state === 'alarm' ? 1 : 0,
        shown: isShown ? 1 : 0,
      };
      shares.set(view.slotId, share);
      touched.add(groupId);
      let group = groups.get(groupId);
      if (group === undefined) {
        ranks = null;
        const none = { slots: 0, trucks: 0, free: 0, closed: 0, alarms: 0, shown: 0 };
        group = { groupId, zoneId, zone, row: grouping === 'zone' ? null : row, ...none };
      }
      groups.set(groupId, count(group, share, 1));
    },
    drop,
    idOf: (slotId) => shares.get(slotId)?.groupId ?? null,
    get: (groupId) => groups.get(groupId),
    all: () => [...groups.values()],
    rankOf(groupId) {
      ranks ??= new Map(
        [...groups.values()]
          .sort((a, b) => compareCodes(a.zone, b.zone) || compareCodes(a.row ?? '', b.row ?? ''))
          .map((group, at) => [group.groupId, at]),
      );
      return ranks.get(groupId) ?? -1;
    },
    takeChange() {
      const change = { add: [] as GroupRow[], update: [] as GroupRow[], remove: [] as GroupRow[] };
      for (const groupId of touched) {
        const before = told.get(groupId);
        const now = groups.get(groupId);
        if (now === undefined) {
          if (before !== undefined) change.remove.push(before);
          told.delete(groupId);
        } else {
          if (before === undefined) change.add.push(now);
          else if (!isSameGroup(before, now)) change.update.push(now);
          told.set(groupId, now);
        }
      }
      touched.clear();
      return change;
    },
  };
}

function isSameGroup(a: GroupRow, b: GroupRow): boolean {
  return (
    a.slots === b.slots &&
    a.trucks === b.trucks &&
    a.free === b.free &&
    a.closed === b.closed &&
    a.alarms === b.alarms &&
    a.shown === b.shown
  );
}

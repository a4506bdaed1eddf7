import type { Day } from '../kernel/calendar.ts';
import type { Instant } from '../kernel/instant.ts';
import type { WireId } from '../kernel/ids.ts';
import type { Departure } from '../domain/gate/visit-stage.ts';
import type { ZoneKind } from '../domain/layout/types.ts';
import type { FigureChange } from '../domain/reports/frozen.ts';
import type { Basis, Usual } from '../domain/reports/expectation.ts';
import type { IntervalKind } from '../domain/reports/interval-kinds.ts';
import type { LoadGroup, PageOneFigures } from '../domain/reports/page-one.ts';
import type { CargoClass, Direction, FacilityKind, Service } from '../domain/vocabulary.ts';
import type { ReportSettings } from '../domain/reports/settings.ts';
import type { AlarmCode, ReportFile, SignedReport } from '../domain/records.ts';
import type { RestDay } from './rest-queries.ts';

/** What the questions about reports are answered with. */

export type AccountRow = {
  readonly opening: number;
  readonly in: number;
  readonly out: number;
  readonly adjustments: number;
  readonly closing: number;
};

/** Lengths of time in milliseconds; `p50` … `max` are the same under the names that programs know. */
export type Spread = {
  readonly count: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly max: number | null;
  readonly p50Ms: number | null;
  readonly p90Ms: number | null;
  readonly p95Ms: number | null;
  readonly maxMs: number | null;
};

/** What official pages say about the yard, from its settings. */
export type PageHead = {
  readonly timeZone: string;
  readonly parentUnit: string;
  readonly reportTo: string;
  readonly reportPlace: string;
  readonly signerTitle: string;
  readonly signerName: string;
  readonly documentCode: string;
  /** Form, blocks and annexes of the report (RP20). */
  readonly report: Omit<ReportSettings, 'schedule'>;
};

/** The one table of page 1, and what its lines below need. */
export type PageOne = {
  readonly rows: readonly (PageOneFigures & { readonly direction: Direction; readonly group: LoadGroup })[];
  readonly byDirection: readonly (PageOneFigures & { readonly direction: Direction })[];
  readonly total: PageOneFigures;
  /** Places taken at the end, of all that were to be had. */
  readonly placesUsed: number;
  readonly places: number;
  readonly placesPercent: number | null;
  /** The last stock-take of the time that was finished: when, by whom, how many differed. */
  readonly counted: { readonly at: Instant; readonly by: string; readonly differences: number } | null;
  readonly peopleAtEnd: number;
  readonly bedsUsed: number;
  readonly beds: number;
  readonly incidents: number;
  readonly incidentsOpen: number;
  /** The one proposal (kiến nghị); empty = none. */
  readonly proposal: string;
};

/** A count by what it is of: reasons, documents, kinds. `key` is a code or what people wrote. */
export type Counted = { readonly key: string; readonly count: number };

/** The annexes: everything that page 1 has no room for. */
export type Annexes = {
  /** Hours and their share (0–1) in which a zone, or all of them (zone null), was fuller than each threshold. */
  readonly thresholds: readonly {
    readonly zone: string | null;
    readonly percent: number;
    readonly hours: number;
    readonly share: number;
  }[];
  readonly zones: readonly {
    readonly zone: string;
    readonly places: number;
    readonly min: number;
    readonly mean: number;
    readonly max: number;
    readonly meanPercent: number | null;
    readonly maxPercent: number | null;
  }[];
  readonly waitsByClass: readonly (Spread & { readonly direction: Direction; readonly cargoClass: CargoClass })[];
  readonly dwellByClass: readonly (Spread & { readonly direction: Direction; readonly cargoClass: CargoClass })[];
  readonly turnBackReasons: readonly Counted[];
  readonly fastTrackReasons: readonly Counted[];
  /** Entries written down later than they happened: how many, and the latest. */
  readonly lateEntries: { readonly count: number; readonly longestMs: number };
  readonly suspensions: readonly {
    readonly crossing: string;
    readonly direction: Direction;
    readonly from: Instant;
    readonly to: Instant | null;
    readonly reason: string | null;
  }[];
  /** The longest average stay at which the places sufficed, hour by hour (dwell budget); null while nothing left. */
  readonly dwellBudget: readonly {
    readonly hour: Instant;
    readonly budgetMs: number | null;
    readonly outPerHour: number;
  }[];
  /** Trucks that stood longer than their class usually does, longest first. */
  readonly overstays: readonly {
    readonly visitId: WireId<'visit'>;
    readonly plate: string;
    readonly direction: Direction;
    readonly cargoClass: CargoClass;
    readonly zone: string;
    readonly arrivedAt: Instant;
    readonly ageMs: number;
  }[];
  readonly holds: readonly {
    readonly visitId: WireId<'visit'>;
    readonly plate: string;
    readonly authority: string;
    readonly from: Instant;
    readonly to: Instant | null;
  }[];
  /** Where people went against what a rule proposed, with their reasons: `slot`, `charge-waived`. */
  readonly overrides: readonly {
    readonly at: Instant;
    readonly kind: string;
    readonly plate: string | null;
    readonly by: string;
    readonly reason: string;
  }[];
  readonly countDifferences: readonly {
    readonly at: Instant;
    readonly by: string;
    readonly kinds: readonly Counted[];
  }[];
  readonly charges: readonly {
    readonly kind: string;
    readonly how: string;
    readonly count: number;
    readonly sumDong: number;
  }[];
  /** What was taken: without what was waived. */
  readonly chargesSumDong: number;
};

/** Where a day stands against another: a day before, a week, the usual of 28 days, the same day of another Tết. */
export const COMPARED_WITH = ['yesterday', 'last-week', 'last-28-days', 'last-tet'] as const;
export type ComparedWith = (typeof COMPARED_WITH)[number];

export type Comparison = {
  readonly code: ComparedWith;
  /** The day compared with; null for an average of many. */
  readonly on: Day | null;
  /** Of how many days it is the average. */
  readonly days?: number;
  readonly in: number;
  readonly out: number;
  readonly closing: number;
  /** Greatest number of trucks in the yard. */
  readonly max: number;
  readonly waitP50Ms: number | null;
};

/** A version of a day's frozen figures. */
export type ShownSigned = Omit<SignedReport, 'id' | 'figures'> & {
  readonly signedReportId: WireId<'signedReport'>;
  /** Figures that differ from the version before, by path: `trucks.in`. None for the first. */
  readonly changes: readonly FigureChange[];
  /** Whether the figures still have the hash that the journal knows. */
  readonly isWhole: boolean;
};

export type ShownReportFile = Omit<ReportFile, 'id' | 'shiftId'> & {
  readonly reportFileId: WireId<'reportFile'>;
  readonly shiftId: WireId<'shift'> | null;
};

/** A report that the schedule wants written now, in one form. */
export type ScheduledReport = Pick<ReportFile, 'scope' | 'onDay' | 'form' | 'fileName' | 'attempts'> & {
  readonly shiftId: WireId<'shift'> | null;
  readonly shiftName: string | null;
  /** The frozen version that is written; null = the figures as they are. */
  readonly version: number | null;
  readonly from: Instant;
  readonly to: Instant;
};

/** One day of a longer time. */
export type DayFigures = {
  readonly on: Day;
  /** Days from Tết's first day; negative before it. */
  readonly tetOffset: number | null;
  readonly trucks: AccountRow;
  readonly max: number;
  readonly mean: number;
  readonly meanPercent: number | null;
  readonly waitP50Ms: number | null;
  readonly waitP90Ms: number | null;
  readonly dwellP50Ms: number | null;
  readonly called: number;
  readonly turnBacks: number;
  readonly peoplePeak: number;
  readonly incidents: number;
};

/** A longer time: its sums, its days, the hours of its weekdays or days, its zones. */
export type RangeReport = DailyReport & {
  readonly days: readonly DayFigures[];
  /** Mean trucks in the yard in each hour of each day (heat map); `hour` is where the hour begins. */
  readonly heat: readonly {
    readonly on: Day;
    readonly hour: Instant;
    readonly mean: number;
    readonly percent: number | null;
  }[];
  /** The same season of the year before, day by day by the offset from Tết; empty unless a season was asked for. */
  readonly before: readonly DayFigures[];
};

/** What a manager's wall shows: now, today against what is expected of it, trends. The same figures as elsewhere (RP40). */
export type Dashboard = {
  readonly at: Instant;
  /** The day whose report is running, and its time. */
  readonly on: Day;
  readonly from: Instant;
  readonly to: Instant;
  readonly trucks: number;
  readonly places: number;
  readonly occupied: number;
  readonly free: number;
  readonly waiting: number;
  readonly called: number;
  readonly people: number;
  readonly bedsUsed: number;
  readonly beds: number;
  readonly zones: readonly {
    readonly zone: string;
    readonly name: string;
    readonly nameEn: string;
    readonly used: number;
    readonly places: number;
  }[];
  readonly queues: readonly {
    readonly crossing: string;
    readonly direction: Direction;
    readonly waiting: number;
    /** Since when the one waits that joined first; null when nobody does. */
    readonly waitingSince: Instant | null;
    readonly called: number;
    readonly calledToday: number;
    readonly waitP50Ms: number | null;
    readonly isSuspended: boolean;
  }[];
  /** The days that say what is expected of this one (RP41, RP42). */
  readonly basis: Basis;
  /** Today so far, and what the days of the basis had by the same time: mean, least, greatest. */
  readonly today: readonly (Usual & {
    readonly code: 'in' | 'out' | 'called' | 'max' | 'waitP50';
    readonly value: number | null;
  })[];
  /** Every hour of the day, also those to come: nulls there; the usual of trucks in the yard with its band. */
  readonly hours: readonly (Usual & {
    readonly hour: Instant;
    readonly in: number | null;
    readonly out: number | null;
    readonly mean: number | null;
    readonly usualIn: number | null;
    readonly usualOut: number | null;
  })[];
  /** Hour by hour since the day before yesterday, as far as the record reaches; `usual` of today's hours. */
  readonly trend: readonly {
    readonly hour: Instant;
    readonly in: number;
    readonly out: number;
    readonly mean: number;
    readonly usual: number | null;
  }[];
  readonly inPerHour: number;
  readonly outPerHour: number;
  readonly untilFullMs: number | null;
  readonly untilFullLowMs: number | null;
  readonly untilFullHighMs: number | null;
  readonly dwellBudgetMs: number | null;
  /** Open alarms, most pressing first; a clock that ran out on many trucks is one line (AL8). */
  readonly alarms: readonly {
    readonly code: AlarmCode;
    readonly count: number;
    readonly since: Instant;
    readonly isAcknowledged: boolean;
  }[];
};

export type RawInterval = {
  readonly kind: IntervalKind;
  readonly visitId: WireId<'visit'>;
  readonly plate: string;
  readonly direction: Direction;
  readonly cargoClass: CargoClass;
  /** Zone, crossing or bed. */
  readonly place: string;
  readonly from: Instant;
  readonly to: Instant | null;
};

export type ReportOutputs = {
  readonly 'report.daily': DailyReport;
  readonly 'report.range': RangeReport;
  readonly 'report.versions': { readonly seq: number; readonly on: Day; readonly versions: readonly ShownSigned[] };
  readonly 'report.frozen': {
    readonly seq: number;
    readonly version: ShownSigned;
    readonly report: DailyReport;
  };
  readonly 'report.files': {
    readonly seq: number;
    readonly files: readonly ShownReportFile[];
    /** How many are not there and still wanted. */
    readonly failed: number;
  };
  readonly 'report.due': {
    readonly seq: number;
    /** Where they are written; empty = nothing is. */
    readonly folder: string;
    /** Newest first. */
    readonly due: readonly ScheduledReport[];
  };
  readonly 'report.dashboard': Dashboard & { readonly seq: number };
  readonly 'report.intervals': {
    readonly seq: number;
    readonly intervals: readonly RawInterval[];
    /** Where the next page begins; null at the end. */
    readonly next: string | null;
  };
};

export type DailyReport = {
  readonly seq: number;
  readonly from: Instant;
  readonly to: Instant;
  readonly on: Day | null;
  /** Until when the figures reach: the end, or now while the period is still running. */
  readonly untilAt: Instant;
  /** Since when there is a record, where the time begins before the site was made; how full it was is told of then (RP36). */
  readonly recordedFrom?: Instant;
  readonly siteName: string;
  readonly head: PageHead;
  readonly pageOne: PageOne;
  readonly annexes: Annexes;
  readonly trucks: AccountRow & {
    readonly byDirection: readonly (AccountRow & { readonly direction: Direction })[];
    readonly byCrossing: readonly (AccountRow & { readonly crossing: string })[];
    readonly byZone: readonly (AccountRow & {
      readonly zone: string;
      readonly name: string;
      readonly nameEn: string;
      readonly kind: ZoneKind;
    })[];
    readonly byClass: readonly (AccountRow & { readonly direction: Direction; readonly cargoClass: CargoClass })[];
    readonly departures: readonly { readonly departure: Departure; readonly count: number }[];
    /** Trucks in the yard at the end for longer than a day, two days, three days; each holds the next. */
    readonly overstay: { readonly over24h: number; readonly over48h: number; readonly over72h: number };
  };
  readonly people: AccountRow & { readonly peak: number; readonly peakAt: Instant | null };
  readonly occupancy: {
    readonly places: number;
    readonly hours: readonly {
      readonly hour: Instant;
      readonly zone: string;
      readonly min: number;
      readonly mean: number;
      readonly max: number;
    }[];
    readonly site: {
      readonly min: number;
      readonly mean: number;
      readonly max: number;
      readonly maxAt: Instant | null;
      readonly minAt: Instant | null;
    };
    readonly siteHours: readonly {
      readonly hour: Instant;
      readonly min: number;
      readonly mean: number;
      readonly max: number;
    }[];
    /** The flow of the last three hours, and what follows from it. */
    readonly pace: {
      readonly inPerHour: number;
      readonly outPerHour: number;
      /** Null while the yard is not filling. */
      readonly untilFullMs: number | null;
      /** The longest average stay at which the places suffice; null when nothing leaves. */
      readonly dwellBudgetMs: number | null;
    };
  };
  readonly waits: Spread & {
    readonly byDirection: readonly (Spread & { readonly direction: Direction })[];
    readonly called: number;
    readonly noShows: number;
    readonly turnBacks: number;
    readonly fastTracks: number;
    readonly fastTracksWithoutDocument: number;
    /** Those without a document yet, by name: reason and unit, never who ordered it (QU3). */
    readonly undocumented: readonly {
      readonly visitId: WireId<'visit'>;
      readonly plate: string;
      readonly queueNumber: string;
      readonly reason: string;
      readonly unit: string;
      readonly orderedAt: Instant;
    }[];
    /** Notices by which the yard calls now (QU1). */
    readonly notices: readonly { readonly number: string; readonly on: Day | null }[];
  };
  readonly dwell: Spread;
  readonly rest: {
    readonly bedNights: number;
    readonly peakPeople: number;
    readonly peakAt: Instant | null;
    readonly bedsInUse: number;
    readonly beds: number;
    /** Free from the yard or from a sponsor, and paid. */
    readonly served: readonly { readonly service: Service; readonly free: number; readonly paid: number }[];
    /** The same by sitting, sponsored ones apart. */
    readonly sittings: RestDay['served'];
    readonly turnsDone: number;
    readonly turnsMissed: number;
    readonly takingsDong: number;
    readonly shortHours: RestDay['shortHours'];
    readonly complaints: number;
    readonly complaintsOpen: number;
    readonly checkIns: number;
    /** Beds in use as an account: check-ins and check-outs (AC1). */
    readonly account: AccountRow;
    readonly bedsPeak: number;
    /** Each kind of facility at its worst moment (RE3). */
    readonly loads: readonly {
      readonly kind: FacilityKind;
      readonly capacity: number;
      readonly peopleAtPeak: number;
      readonly loadPercent: number | null;
      readonly shortage: number;
      /** First and last hour over the standard. */
      readonly overFrom: Instant | null;
      readonly overTo: Instant | null;
    }[];
  };
  readonly incidents: readonly {
    readonly incidentId: WireId<'incident'>;
    readonly kind: string;
    readonly place: string;
    readonly openedAt: Instant;
    readonly closedAt: Instant | null;
    readonly note: string;
  }[];
  readonly adjustments: readonly {
    readonly visitId: WireId<'visit'>;
    readonly plate: string;
    readonly code: string;
    readonly at: Instant;
  }[];
  /** Trucks whose zone a stock-take has put right: adjustments of zones, nothing to the yard as a whole. */
  readonly zoneAdjustments: readonly {
    readonly visitId: WireId<'visit'>;
    readonly plate: string;
    readonly at: Instant;
    readonly fromZone: string;
    readonly toZone: string;
  }[];
  readonly comparisons: readonly Comparison[];
};

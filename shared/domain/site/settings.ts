import { DEFAULT_DOCUMENT_REQUIREMENTS } from '../queue/default-documents.ts';
import type { DocumentRequirement } from '../queue/documents.ts';
import { DEFAULT_READINESS_SETTINGS, type ReadinessSettings } from '../queue/readiness.ts';
import { DEFAULT_DRIVER_HOURS, type DriverHourLimits } from '../queue/driver-hours.ts';
import type { QueuePoint } from '../queue/points.ts';
import type { CameFrom, CargoClass } from '../vocabulary.ts';
import type { SlotWeights } from '../slots/weights.ts';
import { DEFAULT_SLIP_RULES } from './default-slip-rules.ts';
import { USUAL_LEVER_COSTS } from '../rehearsal/lever-costs.ts';
import type { LeverCosts } from '../rehearsal/levers.ts';
import { DEFAULT_REPORT_SETTINGS, type ReportSettings } from '../reports/settings.ts';
import { DEFAULT_REST_SETTINGS, type RestSettings } from '../rest/settings.ts';

/** What a site may set. Every field has a documented default; a stored site may lack fields that came later. */
export type SiteSettings = {
  /** Unit above the yard, first line of the report's head. */
  readonly parentUnit: string;
  /** Where the report is sent. */
  readonly reportTo: string;
  /** Place name beside the report's date. */
  readonly reportPlace: string;
  readonly signerTitle: string;
  readonly signerName: string;
  /** Short name of the yard in document numbers: 26/BC-TTBB. */
  readonly documentCode: string;
  /** The minute of the day at which the report's day ends (20:00). */
  readonly cutOffMinute: number;
  /** How the daily report looks and where it is written by itself (RP20). */
  readonly report: ReportSettings;
  /** Standards, entitlements and times of the driver rest (RE1–RE4). */
  readonly rest: RestSettings;
  /** People on a truck when nobody says (two). */
  readonly usualPeople: number;
  /** First no-show: back behind this many ready entries (QU5). */
  readonly noShowBackPlaces: number;
  readonly gates: readonly {
    readonly gate: string;
    readonly lanes: readonly string[];
    /** The road it opens to: a truck that belongs to the other one is let through and moved (GA3). None = both. */
    readonly side?: CameFrom | null | undefined;
  }[];
  /** Papers without which a truck is not called (QU4). */
  readonly requiredDocuments: readonly DocumentRequirement[];
  /** Facts whose absence blocks a call instead of warning (QU4). */
  readonly blockingUnknowns: ReadinessSettings['blockingUnknowns'];
  /** How long a driver may drive. */
  readonly driverHours: DriverHourLimits;
  /** Points that imports of a class pass, in order; the first line that fits decides. None fits = the main one only. */
  readonly importRoutes: readonly { readonly cargoClass: CargoClass | null; readonly points: readonly QueuePoint[] }[];
  /** What the yard's network may read without signing in: the board, and each driver his own page. */
  readonly publicPages: PublicPages;
  readonly slip: SlipSettings;
  readonly charges: {
    /** Whether a truck that owes something is let out only once that is settled. */
    readonly isDueAtExit: boolean;
    /** How long after paying a truck may take to the gate before another day begins to count. */
    readonly exitGraceMinutes: number;
    /** Firms that may owe. */
    readonly accounts: readonly string[];
  };
  readonly photos: { readonly keepDays: number; readonly keepIncidentDays: number };
  /** When a truck's stay becomes a matter for people. */
  readonly alarms: AlarmSettings;
  /** At which share of free places a zone is almost full, full, and not so any more. */
  readonly fill: FillSettings;
  /** How the slot of a truck is chosen. */
  readonly slots: SlotSettings;
  /** A picture of the yard that lies under the plan. */
  readonly planPicture: PlanPicture | null;
  /** The Tết plan. */
  readonly plan: { readonly leverCosts: LeverCosts };
  /** Names of the shifts and the minute of the day at which each begins. */
  readonly shifts: readonly { readonly name: string; readonly fromMinute: number }[];
};

export type PublicPages = {
  readonly isBoardOn: boolean;
  readonly isDriverPageOn: boolean;
  readonly port: number;
  /** Where the yard's network reaches this host: 192.168.1.10; empty = it is found out. */
  readonly address: string;
};

export type SlipSettings = {
  readonly paper: '80mm' | 'a6';
  /** House rules at the foot of the slip, for drivers. */
  readonly rules: { readonly vi: string; readonly zh: string };
};

export type AlarmSettings = {
  /** The longest usual stay of each class of goods. */
  readonly overstayHours: Readonly<Record<CargoClass, number>>;
  /** How long fresh goods keep after loading, unless the declaration says until when. */
  readonly perishableHours: number;
  /** How long before that somebody is told. */
  readonly perishableWarnHours: number;
  /** How long a reefer may stand without a plug. */
  readonly plugGraceMinutes: number;
  /** How long a truck of the other country may stay from its entry, and a two-way one (pilot from 10 December 2025). */
  readonly returnHours: number;
  readonly returnTwoWayHours: number;
  readonly returnWarnHours: number;
};

/**
 * Thresholds in per cent of free places, with hysteresis so that a state does not flicker (DATEX II parking:
 * fullIncreasing ≤ fullDecreasing < almostFullIncreasing ≤ almostFullDecreasing).
 */
export type FillSettings = {
  readonly fullAtFreePercent: number;
  readonly notFullAtFreePercent: number;
  readonly almostFullAtFreePercent: number;
  readonly availableAtFreePercent: number;
};

export type SlotSettings = {
  /** Weights that differ from the defaults. */
  readonly weights: { readonly [Code in keyof SlotWeights]?: number | undefined };
  /** Metres between hazardous goods: away from, separated, by a compartment, longitudinally (IMDG Code 7.2.4). */
  readonly segregationMetres: readonly [number, number, number, number];
  /** Whether scarce slots have a price, solved anew as trucks come (see `prices.ts`). */
  readonly usesPrices: boolean;
};

export type PlanPicture = {
  readonly sha256: string;
  readonly xCm: number;
  readonly yCm: number;
  readonly widthCm: number;
  readonly heightCm: number;
  readonly opacityPercent: number;
};

/** The settings of a new site. */
export function defaultSettings(siteName: string): SiteSettings {
  return {
    parentUnit: '',
    reportTo: '',
    reportPlace: '',
    signerTitle: '',
    signerName: '',
    documentCode: siteName
      .split(/\s+/)
      .map((word) => word.slice(0, 1).toUpperCase())
      .join('')
      .slice(0, 6),
    cutOffMinute: 20 * 60,
    report: DEFAULT_REPORT_SETTINGS,
    rest: DEFAULT_REST_SETTINGS,
    usualPeople: 2,
    noShowBackPlaces: 10,
    gates: [
      { gate: '1', lanes: ['1', '2'] },
      { gate: '2', lanes: ['1', '2'] },
    ],
    requiredDocuments: DEFAULT_DOCUMENT_REQUIREMENTS,
    blockingUnknowns: DEFAULT_READINESS_SETTINGS.blockingUnknowns,
    driverHours: DEFAULT_DRIVER_HOURS,
    importRoutes: [],
    publicPages: { isBoardOn: false, isDriverPageOn: false, port: 4820, address: '' },
    slip: { paper: '80mm', rules: DEFAULT_SLIP_RULES },
    charges: { isDueAtExit: true, exitGraceMinutes: 60, accounts: [] },
    photos: { keepDays: 90, keepIncidentDays: 730 },
    alarms: {
      overstayHours: { fresh: 24, electronics: 48, machinery: 96, vehicles: 120, general: 48 },
      perishableHours: 48,
      perishableWarnHours: 6,
      plugGraceMinutes: 45,
      returnHours: 24,
      returnTwoWayHours: 36,
      returnWarnHours: 3,
    },
    fill: {
      fullAtFreePercent: 1,
      notFullAtFreePercent: 3,
      almostFullAtFreePercent: 8,
      availableAtFreePercent: 11,
    },
    slots: { weights: {}, segregationMetres: [3, 6, 12, 24], usesPrices: true },
    planPicture: null,
    plan: { leverCosts: USUAL_LEVER_COSTS },
    shifts: [
      { name: '1', fromMinute: 6 * 60 },
      { name: '2', fromMinute: 14 * 60 },
      { name: '3', fromMinute: 22 * 60 },
    ],
  };
}

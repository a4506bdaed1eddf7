import {
  DEFAULT_DOCUMENT_REQUIREMENTS,
  DEFAULT_READINESS_SETTINGS,
  type DocumentRequirement,
  type ReadinessSettings,
} from '../queue/readiness.ts';
import type { CameFrom } from '../vocabulary.ts';
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
  readonly charges: {
    /** Whether a truck that owes something is let out only once that is settled. */
    readonly isDueAtExit: boolean;
    /** How long after paying a truck may take to the gate before another day begins to count. */
    readonly exitGraceMinutes: number;
    /** Firms that may owe. */
    readonly accounts: readonly string[];
  };
  readonly photos: { readonly keepDays: number; readonly keepIncidentDays: number };
  /** Names of the shifts and the minute of the day at which each begins. */
  readonly shifts: readonly { readonly name: string; readonly fromMinute: number }[];
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
    rest: DEFAULT_REST_SETTINGS,
    usualPeople: 2,
    noShowBackPlaces: 10,
    gates: [
      { gate: '1', lanes: ['1', '2'] },
      { gate: '2', lanes: ['1', '2'] },
    ],
    requiredDocuments: DEFAULT_DOCUMENT_REQUIREMENTS,
    blockingUnknowns: DEFAULT_READINESS_SETTINGS.blockingUnknowns,
    charges: { isDueAtExit: true, exitGraceMinutes: 60, accounts: [] },
    photos: { keepDays: 90, keepIncidentDays: 730 },
    shifts: [
      { name: '1', fromMinute: 6 * 60 },
      { name: '2', fromMinute: 14 * 60 },
      { name: '3', fromMinute: 22 * 60 },
    ],
  };
}

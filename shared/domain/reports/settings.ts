import { withoutUndefined } from '../../kernel/without-undefined.ts';

/** The form of the printed report: administrative (NĐ 30/2020), or plain without motto, number and receivers. */
export const REPORT_FORMS = ['administrative', 'plain'] as const;
export const REPORT_LANGUAGES = ['vi', 'en', 'both'] as const;
/** Who signs: the head, or a deputy for the head (KT.). */
export const REPORT_SIGNERS = ['head', 'deputy'] as const;
/** Blocks of page 1 that a site may leave out. */
export const REPORT_BLOCKS = [
  'motto',
  'number',
  'to',
  'places',
  'counted',
  'people',
  'incidents',
  'proposal',
  'receivers',
  'signature',
  'qr',
] as const;
export const REPORT_ANNEXES = [
  'accounts',
  'occupancy',
  'queue',
  'dwell',
  'rest',
  'events',
  'comparison',
  'charges',
] as const;
export const REPORT_FILE_FORMS = ['pdf', 'xlsx', 'csv'] as const;
export type ReportBlock = (typeof REPORT_BLOCKS)[number];
export type ReportAnnex = (typeof REPORT_ANNEXES)[number];
export type ReportFileForm = (typeof REPORT_FILE_FORMS)[number];

/** How the daily report looks, who it goes to, and where it is written by itself (RP20–RP23). */
export type ReportSettings = {
  readonly form: (typeof REPORT_FORMS)[number];
  readonly language: (typeof REPORT_LANGUAGES)[number];
  readonly signAs: (typeof REPORT_SIGNERS)[number];
  /** Title of the deputy below KT.; the head's title stands in `signerTitle`. */
  readonly deputyTitle: string;
  readonly receivers: readonly string[];
  readonly blocksOff: readonly ReportBlock[];
  readonly annexes: readonly ReportAnnex[];
  /** Người lập biểu and Trưởng ca in the annex; empty = whoever prints, the shift's leader. */
  readonly preparedBy: string;
  readonly shiftLeader: string;
  /** Per cent of the places above which hours are counted. */
  readonly thresholds: readonly number[];
  readonly schedule: ReportSchedule;
};

export type ReportSchedule = {
  /** Folder on the host's machine; empty = nothing is written by itself. */
  readonly folder: string;
  readonly isDaily: boolean;
  readonly isEachShift: boolean;
  /** Minutes after the cut-off, or the hand-over, at which it is written: late entries still come in. */
  readonly afterMinutes: number;
  readonly forms: readonly ReportFileForm[];
};

export const DEFAULT_REPORT_SETTINGS: ReportSettings = {
  form: 'administrative',
  language: 'vi',
  signAs: 'head',
  deputyTitle: '',
  receivers: [],
  blocksOff: [],
  annexes: REPORT_ANNEXES,
  preparedBy: '',
  shiftLeader: '',
  thresholds: [80, 90, 95],
  schedule: { folder: '', isDaily: true, isEachShift: false, afterMinutes: 15, forms: ['pdf', 'xlsx'] },
};

/** Settings of the report with what is said anew; what is not said stays as it was. */
export function reportSettingsWith(
  old: ReportSettings,
  said: { readonly [Key in keyof ReportSettings]?: ReportSettings[Key] | undefined },
): ReportSettings {
  return { ...old, ...withoutUndefined(said) };
}

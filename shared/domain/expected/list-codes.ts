/** Why a row of a declared list cannot become a truck. */
export const LIST_ERRORS = [
  'plate.missing',
  'plate.lost-in-encoding',
  'plate.unreadable',
  'direction.missing',
  'direction.unknown',
  'crossing.missing',
  'crossing.unknown',
  'expected-at.unreadable',
  'weight.unreadable',
  'temperature.unreadable',
  'cell.control-character',
  'cell.too-long',
] as const;
export type ListError = (typeof LIST_ERRORS)[number];

/** What is odd in a row that becomes a truck all the same (GA2). */
export const LIST_WARNINGS = [
  'plate.unknown-form',
  'plate.typing-undone',
  'plate.is-trailer',
  'trailer.unknown-form',
  'container.form',
  'container.check-digit',
  'container.several',
  'goods.unknown',
  'vehicle-type.unknown',
  'weight.read-as-tonnes',
  'weight.implausible',
  'temperature.implausible',
  'phone.unreadable',
  'people.unreadable',
  'declaration.lost-digits',
  'expected-at.past',
  'expected-at.far',
  'text.lost-in-encoding',
] as const;
export type ListWarning = (typeof LIST_WARNINGS)[number];

/** Why a file as a whole is not taken. */
export const LIST_REFUSALS = [
  'list.empty',
  'list.not-a-list',
  'list.old-excel',
  'list.encrypted',
  'list.too-large',
  'list.too-many-rows',
  'list.encoding-tcvn3',
  'list.broken',
] as const;

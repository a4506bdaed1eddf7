import type { LodgingLine } from '../../../shared/contract/rest-queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Words } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import type { LodgingTextKey } from './texts/catalog.ts';

/** What is written of one person, on the screen and on paper. */
export type LineWords = Readonly<
  Record<
    | 'name'
    | 'born'
    | 'sex'
    | 'kind'
    | 'number'
    | 'nationality'
    | 'address'
    | 'plate'
    | 'from'
    | 'to'
    | 'reason'
    | 'missing',
    string
  >
>;

export function wordsOfLine(
  line: LodgingLine,
  format: Format,
  t: Translate<LodgingTextKey>,
  word: Words['word'],
): LineWords {
  const { identity, isWoman, nationality } = line;
  const bornOn = identity?.bornOn ?? null;
  return {
    name: line.name ?? t(line.erasedAt === null ? 'lodging.unnamed' : 'lodging.erased'),
    born: bornOn === null ? '' : format.day(bornOn),
    sex: isWoman === null ? '' : t(isWoman ? 'lodging.sex-woman' : 'lodging.sex-man'),
    kind: line.documentNo === null || identity === null ? '' : word('identityKind', identity.kind),
    number: line.documentNo ?? '',
    nationality:
      nationality === null
        ? ''
        : (new Intl.DisplayNames(format.lang, { type: 'region' }).of(nationality) ?? nationality),
    address: identity?.address ?? '',
    plate: formatPlate(line.plate),
    from: `${format.dayMonth(line.from)} ${format.time(line.from)}`,
    to: line.to === null ? '' : `${format.dayMonth(line.to)} ${format.time(line.to)}`,
    reason: line.reason === '' ? t('lodging.reason-usual') : line.reason,
    missing: line.missing.map((field) => t(`lodging.missing-${field}`)).join(', '),
  };
}

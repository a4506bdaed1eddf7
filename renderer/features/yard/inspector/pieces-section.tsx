import { useCallback } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import type { PieceRow } from '../../../../shared/contract/rows.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useCommand, useRows, useSiteNow, useTexts, useWords } from '../../../client/app-context.ts';
import type { RowStore } from '../../../store/row-store.ts';
import { Button } from '../../../ui/controls.tsx';
import { isSameList } from '../../../ui/same.ts';
import type { Panel } from '../panel.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { roughPlaceText, upper, type Wording } from '../wording.ts';
import { Problem, Section } from './section.tsx';
import { useAction } from './use-action.ts';

const NOW_MS = 15_000;

/** The pieces of a truck that stand apart from it: where, since when seen, and back again. */
export function PiecesSection(props: {
  readonly wording: Wording;
  readonly visitId: WireId<'visit'>;
  readonly onOpen: (panel: Panel) => void;
}) {
  const { wording, visitId, onOpen } = props;
  const { rows, format } = useApp();
  const t = useTexts(yardTexts);
  const { word } = useWords();
  const now = useSiteNow(NOW_MS);
  const see = useCommand('piece.see');
  const canSee = useCan('piece.see');
  const action = useAction();
  const pieces = useRows(
    ['piece'],
    useCallback((store: RowStore) => piecesOf(store, visitId), [visitId]),
    isSameList,
  );
  if (pieces.length === 0) return null;
  return (
    <Section title={t('yard.sec.pieces')} basis={t('yard.pieces-apart', { count: pieces.length })}>
      {pieces.map((piece) => (
        <div key={piece.pieceId}>
          <p className="yard-pair">
            <span className="el">
              {upper(word('pieceKind', piece.kind))} <b className="m">{formatPlate(piece.plate)}</b>
            </span>
            <span className="s">
              {placeText(rows, wording, piece.place)} ·{' '}
              {t('yard.seen-ago', { time: format.duration(now - piece.seenAt) })}
            </span>
          </p>
          {canSee ? (
            <div className="yard-buttons">
              <Button
                onClick={() =>
                  void action.run(() => see({ visitId, pieceId: piece.pieceId, isWithVisit: true }, piece.plate))
                }
              >
                {t('yard.see.back')}
              </Button>
              <Button onClick={() => onOpen({ kind: 'see', visitId, pieceId: piece.pieceId, zone: null })}>
                {t('yard.act.see')}
              </Button>
            </div>
          ) : null}
        </div>
      ))}
      <Problem text={action.problem} />
    </Section>
  );
}

function piecesOf(rows: RowStore, visitId: string): readonly PieceRow[] {
  return [...rows.all('piece').values()].filter((piece) => piece.visitId === visitId && piece.isApart);
}

/** `A2-14`, `Khu A · hàng A2`; what nobody can name stays as it is written. */
function placeText(rows: RowStore, wording: Wording, place: string): string {
  const [kind, id = ''] = place.split(':');
  if (kind === 'slot') return rows.get('slot', id)?.code ?? id;
  const zone = rows.get('zone', id);
  if (zone === undefined) return wording.t('yard.no-slot');
  return [zone.code, roughPlaceText(wording, place)].filter((part) => part !== '').join(' · ');
}

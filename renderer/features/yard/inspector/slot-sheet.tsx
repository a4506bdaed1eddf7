import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import {
  useApp,
  useCan,
  useCommand,
  useSelection,
  useSiteNow,
  useTexts,
  useWords,
} from '../../../client/app-context.ts';
import { StateChip } from '../../../ui/state-chip.tsx';
import type { Panel } from '../panel.ts';
import type { SlotView } from '../slot-view.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { alarmText, noteOf, upper, type Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { Actions, type InspectorAction } from './actions.tsx';
import { PlaceSection } from './place-section.tsx';
import { Section } from './section.tsx';
import { WalkSection } from './walk-section.tsx';
import { WishesSection } from './wishes-section.tsx';
import { useAction } from './use-action.ts';
import { LOOKS } from './visit-sheet.tsx';

/** One slot without a truck. */
export function SlotSheet(props: {
  readonly model: YardModel;
  readonly wording: Wording;
  readonly view: SlotView;
  readonly isStale: boolean;
  readonly onOpen: (panel: Panel) => void;
}) {
  const { model, wording, view, isStale, onOpen } = props;
  const { slot, state, alarm } = view;
  const { slotId } = slot;
  const t = useTexts(yardTexts);
  const action = useAction();
  const { format } = useApp();
  const { word } = useWords();
  const now = useSiteNow(15_000);
  const [, select] = useSelection();
  const clear = useCommand('slot.clear-unknown');
  const canReport = useCan('slot.report-unknown') && !isStale;
  const open = useCommand('slot.open');
  const reserve = useCommand('slot.reserve');
  const canPlace = useCan('slot.assign') && !isStale;
  const canClose = useCan('slot.close') && !isStale;
  const isOpen = slot.status === 'open';
  const note = noteOf(wording, view).text;

  const { awaited } = view;
  const isHere = awaited !== null && awaited.stage !== 'expected';
  const place: InspectorAction = {
    name: t('yard.act.place-here'),
    keyCap: 'F4',
    isPrimary: isOpen,
    isEnabled: canPlace && isOpen && !slot.isKeepClear,
    run: () => onOpen(isHere ? { kind: 'place', visitId: awaited.visitId } : { kind: 'pick', slotId }),
  };
  const keep: InspectorAction =
    slot.reservedFor === null
      ? {
          name: t('yard.act.reserve'),
          isEnabled: canPlace && isOpen && !slot.isKeepClear,
          run: () => onOpen({ kind: 'reserve', slotId }),
        }
      : {
          name: t('yard.act.unreserve'),
          isEnabled: canPlace,
          run: () => void action.run(() => reserve({ slotId, visitId: null }, slot.code)),
        };
  const unknown: InspectorAction =
    slot.unknownAt === null
      ? { name: t('yard.act.unknown'), isEnabled: canReport, run: () => onOpen({ kind: 'unknown', slotId }) }
      : {
          name: t('yard.act.clear-unknown'),
          isPrimary: true,
          isEnabled: canReport,
          run: () => void action.run(() => clear({ slotId }, slot.code)),
        };
  const actions: readonly InspectorAction[] = isOpen
    ? [
        ...(slot.unknownAt === null ? [place] : [unknown]),
        keep,
        { name: t('yard.act.close'), isEnabled: canClose, run: () => onOpen({ kind: 'close', slotId }) },
        ...(slot.unknownAt === null ? [unknown] : []),
      ]
    : [
        {
          name: t('yard.act.open'),
          isPrimary: true,
          isEnabled: canClose,
          run: () => void action.run(() => open({ slotId }, slot.code)),
        },
        place,
        keep,
        unknown,
      ];

  return (
    <>
      <div className="yard-sheet">
        <div className="hd">
          <div className="yard-answer">
            <span className="pl m">{slot.code}</span>
            <StateChip look={LOOKS[state]}>{t(`yard.state.${state}`)}</StateChip>
          </div>
          <p className="s">{note === '' ? t('yard.empty-slot') : note}</p>
          {view.awaited === null ? null : <p className="s m">{formatPlate(view.awaited.plate)}</p>}
        </div>
        {alarm === null ? null : (
          <Section title={t('yard.sec.alarm')}>
            <p className="bad">{alarmText(wording, alarm)}</p>
          </Section>
        )}
        <PlaceSection model={model} wording={wording} view={view} visit={null} />
        {slot.unknownAt === null ? null : (
          <Section title={t('yard.sec.unknown')}>
            <p className="warn">
              {t('yard.unknown.since', {
                time: format.timeNear(slot.unknownAt, now),
                plate: slot.unknownPlate === null ? t('yard.unknown.no-plate') : formatPlate(slot.unknownPlate),
              })}
            </p>
          </Section>
        )}
        <WishesSection slotId={slotId} />
        <WalkSection from={slot} onOpen={onOpen} />
        {view.pieces.map((piece) => (
          <Section key={piece.pieceId} title={t('yard.sec.pieces')}>
            <button
              type="button"
              className="yard-pick two"
              onClick={() => select({ visitId: piece.visitId, slotId: null })}
            >
              <b className="m">{formatPlate(piece.plate)}</b>
              <span>{upper(word('pieceKind', piece.kind))}</span>
            </button>
          </Section>
        ))}
      </div>
      <Actions label={t('yard.act.actions')} actions={actions} problem={action.problem} />
    </>
  );
}

import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useCan, useCommand, useTexts } from '../../../client/app-context.ts';
import { StateChip } from '../../../ui/state-chip.tsx';
import type { Panel } from '../panel.ts';
import type { SlotView } from '../slot-view.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { alarmText, noteOf, type Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { Actions, type InspectorAction } from './actions.tsx';
import { PlaceSection } from './place-section.tsx';
import { Section } from './section.tsx';
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
  const actions: readonly InspectorAction[] = isOpen
    ? [place, keep, { name: t('yard.act.close'), isEnabled: canClose, run: () => onOpen({ kind: 'close', slotId }) }]
    : [
        {
          name: t('yard.act.open'),
          isPrimary: true,
          isEnabled: canClose,
          run: () => void action.run(() => open({ slotId }, slot.code)),
        },
        place,
        keep,
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
        <PlaceSection model={model} view={view} visit={null} />
      </div>
      <Actions label={t('yard.act.actions')} actions={actions} problem={action.problem} />
    </>
  );
}

import type { VisitRow } from '../../../../shared/contract/rows.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import {
  useApp,
  useCan,
  useCanAsk,
  useCommand,
  useGoTo,
  useSiteNow,
  useTexts,
  useWords,
} from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { PhotoStrip } from '../../../client/photo-strip.tsx';
import { StateChip, type StateLook } from '../../../ui/state-chip.tsx';
import type { Panel } from '../panel.ts';
import { isHeld, type SlotState, type SlotView } from '../slot-view.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { useSettled } from '../use-settled.ts';
import { alarmText, goodsText, upper, type Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { Actions, type InspectorAction } from './actions.tsx';
import { CustodySection } from './custody-section.tsx';
import { PiecesSection } from './pieces-section.tsx';
import { WalkSection } from './walk-section.tsx';
import { WaySection } from './way-section.tsx';
import { WishesSection } from './wishes-section.tsx';
import { PlaceSection } from './place-section.tsx';
import { Section } from './section.tsx';
import { useAction } from './use-action.ts';
import { PapersSection, PeopleSection, QueueSection, StorySection } from './visit-facts.tsx';

export const LOOKS: Readonly<Record<SlotState, StateLook>> = {
  free: 'free',
  reserved: 'res',
  occupied: 'occ',
  cleared: 'clr',
  held: 'held',
  closed: 'cls',
  alarm: 'alm',
};

const SETTLE_MS = 180;

/** One truck: who, where, when it is called, what papers, whose, and what happened. */
export function VisitSheet(props: {
  readonly model: YardModel;
  readonly wording: Wording;
  readonly visit: VisitRow;
  readonly view: SlotView | null;
  readonly isStale: boolean;
  readonly isFollowed: boolean;
  readonly onFollow: () => void;
  readonly onOpen: (panel: Panel) => void;
}) {
  const { model, wording, visit, view, isStale, isFollowed, onFollow, onOpen } = props;
  const canSee = useCan('piece.see') && !isStale;
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const { word } = useWords();
  const now = useSiteNow(15_000);
  const goTo = useGoTo();
  const action = useAction();
  const vacate = useCommand('slot.vacate');
  const acknowledge = useCommand('alarm.acknowledge');
  const canPlace = useCan('slot.assign') && !isStale;
  const canHold = useCan('visit.hold');
  const canSeePhotos = useCanAsk('photo.list');
  const settledId = useSettled<string>(visit.visitId, SETTLE_MS);
  const { visitId } = visit;
  const held = isHeld(visit);
  const state = view === null ? (held ? 'held' : null) : view.state;
  const alarm = view?.alarm ?? null;
  const canSeeAlarm = alarm?.source === 'alarm' && !alarm.isAcknowledged;

  const actions: InspectorAction[] = [
    ...(canSeeAlarm
      ? [
          {
            name: t('yard.act.acknowledge'),
            isPrimary: true,
            isEnabled: true,
            run: () => void action.run(() => acknowledge({ alarmId: alarm.id })),
          },
        ]
      : []),
    {
      name: t(view === null ? 'yard.act.place' : 'yard.act.move'),
      keyCap: 'F4',
      isPrimary: !canSeeAlarm,
      isEnabled: canPlace,
      run: () => onOpen({ kind: 'place', visitId }),
    },
    {
      name: t(held ? 'yard.act.release' : 'yard.act.hold'),
      keyCap: 'F8',
      isEnabled: canHold,
      run: () => onOpen({ kind: held ? 'release' : 'hold', visitId }),
    },
    {
      name: t('yard.act.vacate'),
      isEnabled: canPlace && view !== null,
      run: () => void action.run(() => vacate({ visitId })),
    },
    {
      name: t('yard.act.call'),
      isEnabled: true,
      run: () => goTo('queue', visitId),
    },
    {
      name: t('yard.act.bed'),
      keyCap: 'F7',
      isEnabled: true,
      run: () => goTo('rest', visitId),
    },
  ];

  return (
    <>
      <div className="yard-sheet">
        <div className="hd">
          <div className="yard-answer">
            <span className="pl m">{formatPlate(visit.plate)}</span>
            {state === null ? (
              <StateChip look="tx">{word('stage', visit.stage)}</StateChip>
            ) : (
              <StateChip look={LOOKS[state]}>{t(`yard.state.${state}`)}</StateChip>
            )}
          </div>
          <p className="s">{vehicleOf(visit, word)}</p>
          <p className="s">
            {upper(
              [
                word('direction', visit.direction),
                visit.crossing,
                goodsText(wording, visit),
                visit.weightKg === null ? null : t('yard.kg', { weight: format.number(visit.weightKg) }),
              ]
                .filter((part) => part !== null && part !== '')
                .join(' · '),
            )}
          </p>
        </div>
        {alarm === null ? null : (
          <Section title={t('yard.sec.alarm')}>
            <p className="bad">{alarmText(wording, alarm)}</p>
          </Section>
        )}
        {visit.holds
          .filter(({ to }) => to === null)
          .map((hold) => (
            <Section
              key={hold.holdId}
              title={t('yard.sec.holds')}
              basis={t('yard.hold-since', {
                time: format.timeNear(hold.from, now),
              })}
            >
              <p>
                <b>{hold.authority}</b> {hold.reason === '' ? t('yard.note-restricted') : hold.reason}
                {hold.documentNo === null ? '' : ` · ${hold.documentNo}`}
              </p>
            </Section>
          ))}
        <PlaceSection model={model} wording={wording} view={view} visit={visit}>
          <div className="yard-buttons">
            <Button keyCap="T" aria-pressed={isFollowed} onClick={onFollow}>
              {t(isFollowed ? 'yard.act.unfollow' : 'yard.act.follow')}
            </Button>
            {canSee ? (
              <Button keyCap="S" onClick={() => onOpen({ kind: 'see', visitId, pieceId: null, zone: null })}>
                {t('yard.act.see')}
              </Button>
            ) : null}
          </div>
        </PlaceSection>
        {view === null ? null : <WaySection model={model} slotId={view.slot.slotId} visit={visit} />}
        {view === null ? null : <WishesSection slotId={view.slot.slotId} />}
        <PiecesSection wording={wording} visitId={visitId} onOpen={onOpen} />
        {visit.queueNumber === null ? null : <QueueSection visit={visit} settledId={settledId} />}
        <PapersSection visit={visit} wording={wording} />
        <PeopleSection visit={visit} />
        {view === null ? null : <WalkSection from={view.slot} onOpen={onOpen} />}
        {visit.arrivedAt === null ? null : <CustodySection visit={visit} onOpen={onOpen} />}
        <StorySection settledId={settledId} />
        {settledId === null || !canSeePhotos ? null : (
          <Section title={t('yard.sec.photos')}>
            <PhotoStrip subject={{ visitId: settledId }} />
          </Section>
        )}
      </div>
      <Actions label={t('yard.act.actions')} actions={actions} problem={action.problem} />
    </>
  );
}

function vehicleOf(visit: VisitRow, word: ReturnType<typeof useWords>['word']): string {
  const parts = [
    visit.vehicleType === null ? null : word('vehicleType', visit.vehicleType),
    visit.trailerPlate === null ? null : formatPlate(visit.trailerPlate),
    visit.containerNo,
    visit.carrier,
  ];
  return upper(parts.filter((part) => part !== null && part !== '').join(' · '));
}

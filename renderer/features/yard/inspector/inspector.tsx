import { useCallback, type RefObject } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import { useRow } from '../../../client/app-context.ts';
import type { Panel } from '../panel.ts';
import { useYard } from '../use-yard.ts';
import type { Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { ColumnsPanel } from './columns-panel.tsx';
import { FacilityPanel } from './facility-panel.tsx';
import { ClearReportPanel, UnknownPanel } from './report-panels.tsx';
import { SeePanel } from './see-panel.tsx';
import { ViewsPanel } from './views-panel.tsx';
import { ZonePanel } from './zone-panel.tsx';
import type { GridColumn } from '../grid/slot-grid.ts';
import type { ScreenState } from '../screen-state.ts';
import { CouplePanel, KeysPanel, SealPanel } from './custody-panels.tsx';
import { PickPanel } from './pick-panel.tsx';
import { PlacePanel } from './place-panel.tsx';
import { ClosePanel, HoldPanel, ReleasePanel, ReservePanel } from './reason-panels.tsx';
import { SlotSheet } from './slot-sheet.tsx';
import { VisitSheet } from './visit-sheet.tsx';

/** The right side: what is selected, or what is being asked. */
export function Inspector(props: {
  readonly model: YardModel;
  readonly wording: Wording;
  readonly visitId: WireId<'visit'> | null;
  readonly slotId: WireId<'slot'> | null;
  readonly panel: Panel | null;
  readonly isStale: boolean;
  readonly label: string;
  readonly host: RefObject<HTMLElement | null>;
  readonly columns: () => readonly GridColumn[];
  readonly hidden: readonly string[];
  readonly followedId: string | null;
  readonly screenState: () => ScreenState;
  readonly onShowState: (state: ScreenState) => void;
  readonly onHideColumns: (hidden: readonly string[]) => void;
  readonly onFollow: (visitId: WireId<'visit'>) => void;
  readonly onOpen: (panel: Panel) => void;
  readonly onDone: () => void;
}) {
  const { model, wording, visitId, slotId, panel, isStale, onOpen, onDone } = props;
  const visit = useRow('visit', visitId);
  const view = useYard(
    model,
    useCallback((yard: YardModel) => (slotId === null ? null : (yard.get(slotId) ?? null)), [slotId]),
  );
  const content = (): React.ReactNode => {
    if (panel !== null) {
      switch (panel.kind) {
        case 'place':
          return <PlacePanel key={panel.visitId} model={model} visitId={panel.visitId} slotId={null} onDone={onDone} />;
        case 'pick':
          return (
            <PickPanel model={model} wording={wording} slotId={panel.slotId} onOpen={onOpen} onDone={onDone} isAsked />
          );
        case 'hold':
          return <HoldPanel visitId={panel.visitId} onDone={onDone} />;
        case 'release':
          return <ReleasePanel visitId={panel.visitId} onDone={onDone} />;
        case 'keys':
          return <KeysPanel visitId={panel.visitId} onDone={onDone} />;
        case 'seal':
          return <SealPanel visitId={panel.visitId} onDone={onDone} />;
        case 'couple':
          return <CouplePanel visitId={panel.visitId} onDone={onDone} />;
        case 'close':
          return <ClosePanel slotId={panel.slotId} onDone={onDone} />;
        case 'see':
          return (
            <SeePanel
              key={`${panel.visitId} ${panel.pieceId ?? ''}`}
              model={model}
              wording={wording}
              visitId={panel.visitId}
              pieceId={panel.pieceId}
              zone={panel.zone}
              onDone={onDone}
            />
          );
        case 'unknown':
          return <UnknownPanel slotId={panel.slotId} onDone={onDone} />;
        case 'clear-report':
          return <ClearReportPanel key={panel.area} wording={wording} area={panel.area} onDone={onDone} />;
        case 'zone':
          return <ZonePanel model={model} wording={wording} zoneId={panel.zoneId} onDone={onDone} />;
        case 'facility':
          return (
            <FacilityPanel
              model={model}
              wording={wording}
              facilityId={panel.facilityId}
              onOpen={onOpen}
              onDone={onDone}
            />
          );
        case 'columns':
          return (
            <ColumnsPanel
              columns={props.columns()}
              hidden={props.hidden}
              onHide={props.onHideColumns}
              onDone={onDone}
            />
          );
        case 'views':
          return <ViewsPanel state={props.screenState} onShow={props.onShowState} onDone={onDone} />;
        case 'reserve':
          return <ReservePanel slotId={panel.slotId} onDone={onDone} />;
      }
    }
    if (visit !== undefined)
      return (
        <VisitSheet
          model={model}
          wording={wording}
          visit={visit}
          view={view}
          isStale={isStale}
          isFollowed={props.followedId === visit.visitId}
          onFollow={() => props.onFollow(visit.visitId)}
          onOpen={onOpen}
        />
      );
    if (view !== null)
      return <SlotSheet model={model} wording={wording} view={view} isStale={isStale} onOpen={onOpen} />;
    return <PickPanel model={model} wording={wording} slotId={null} onOpen={onOpen} onDone={onDone} isAsked={false} />;
  };
  return (
    <aside ref={props.host} className="pane insp yard-insp" aria-label={props.label}>
      {content()}
    </aside>
  );
}

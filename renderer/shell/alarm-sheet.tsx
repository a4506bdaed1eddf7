import type { AlarmRow, IncidentRow } from '../../shared/contract/rows.ts';
import { alarmLinesOf } from '../../shared/domain/ground/alarm-kinds.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import { useApp, useGoTo, useRows, useTexts, useWords } from '../client/app-context.ts';
import { Button } from '../ui/controls.tsx';
import { isSameList } from '../ui/same.ts';
import { Sheet } from '../ui/sheet.tsx';
import type { RowStore } from '../store/row-store.ts';
import { AlarmLineView } from './alarm-line.tsx';
import { shellTexts } from './texts/catalog.ts';

/** Alarms, most pressing first, and open incidents, newest first; incidents have a screen of their own. */
export function AlarmSheet({ onClose, onBudget }: { readonly onClose: () => void; readonly onBudget: () => void }) {
  const { rows, format } = useApp();
  const t = useTexts(shellTexts);
  const { word } = useWords();
  const goTo = useGoTo();
  const alarms = useRows(['alarm', 'visit', 'person', 'move'], openAlarmsOf, isSameList);
  const incidents = useRows(['incident', 'visit'], openIncidentsOf, isSameList);
  const plateOf = (visitId: string | null): string =>
    visitId === null ? '' : formatPlate(rows.get('visit', visitId)?.plate ?? '');
  return (
    <Sheet
      label={t('shell.alarm-list')}
      onClose={onClose}
      foot={
        <>
          <Button className="far" onClick={onBudget}>
            {t('shell.budget')}
          </Button>
          <Button autoFocus onClick={onClose}>
            {t('shell.close')}
          </Button>
        </>
      }
    >
      {alarms.length + incidents.length === 0 ? <p className="q">{t('shell.none')}</p> : null}
      <ul className="lines alarms">
        {alarmLinesOf(alarms).map((line) => (
          <AlarmLineView key={line.alarms[0].alarmId} line={line} onClose={onClose} />
        ))}
        {incidents.map((incident) => (
          <li key={incident.incidentId}>
            <span className="m q">{format.time(incident.openedAt)}</span>
            <span>
              <b>{word('incidentKind', incident.kind)}</b>
              {` ${plateOf(incident.visitId)} ${incident.note}`}
            </span>
            <Button
              onClick={() => {
                goTo('incident', incident.incidentId);
                onClose();
              }}
            >
              {t('shell.show-incident')}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function openAlarmsOf(rows: RowStore): readonly AlarmRow[] {
  return [...rows.all('alarm').values()].filter((alarm) => alarm.clearedAt === null);
}

function openIncidentsOf(rows: RowStore): readonly IncidentRow[] {
  return [...rows.all('incident').values()]
    .filter((incident) => incident.closedAt === null)
    .sort((a, b) => b.openedAt - a.openedAt);
}

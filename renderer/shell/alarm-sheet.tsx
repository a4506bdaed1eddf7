import type { AlarmRow, IncidentRow } from '../../shared/contract/rows.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import { useApp, useCommand, useGoTo, useRows, useSelection, useTexts, useWords } from '../client/app-context.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/sheet.tsx';
import type { RowStore } from '../store/row-store.ts';
import { shellTexts } from './texts/catalog.ts';

type Shown = { readonly alarms: readonly AlarmRow[]; readonly incidents: readonly IncidentRow[] };

/** Alarms and open incidents, newest first; alarms are acknowledged here, incidents have a screen of their own. */
export function AlarmSheet({ onClose }: { readonly onClose: () => void }) {
  const { rows, format } = useApp();
  const t = useTexts(shellTexts);
  const { word } = useWords();
  const acknowledge = useCommand('alarm.acknowledge');
  const [, select] = useSelection();
  const goTo = useGoTo();
  const { alarms, incidents } = useRows(['alarm', 'incident', 'visit'], shownOf, isSameShown);
  const plateOf = (visitId: string | null): string =>
    visitId === null ? '' : formatPlate(rows.get('visit', visitId)?.plate ?? '');
  return (
    <Sheet
      label={t('shell.alarm-list')}
      onClose={onClose}
      foot={
        <Button autoFocus onClick={onClose}>
          {t('shell.close')}
        </Button>
      }
    >
      {alarms.length + incidents.length === 0 ? <p className="q">{t('shell.none')}</p> : null}
      <ul className="lines">
        {alarms.map((alarm) => (
          <li key={alarm.alarmId}>
            <span className="m q">{format.time(alarm.raisedAt)}</span>
            <span className={alarm.acknowledgedAt === null ? 'bad' : ''}>
              {`▲ ${word('alarm', alarm.code, { plate: plateOf(alarm.visitId) })}`}
            </span>
            {alarm.visitId === null ? null : (
              <Button
                onClick={() => {
                  select({ visitId: alarm.visitId });
                  goTo('yard');
                  onClose();
                }}
              >
                {t('shell.show-truck')}
              </Button>
            )}
            {alarm.acknowledgedAt === null ? (
              <Button look="primary" onClick={() => void acknowledge({ alarmId: alarm.alarmId })}>
                {t('shell.acknowledge')}
              </Button>
            ) : (
              <span className="q">
                {t('shell.acknowledged-by', {
                  who: alarm.acknowledgedBy ?? '',
                  at: format.time(alarm.acknowledgedAt),
                })}
              </span>
            )}
          </li>
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

function shownOf(rows: RowStore): Shown {
  return {
    alarms: [...rows.all('alarm').values()]
      .filter((alarm) => alarm.clearedAt === null)
      .sort((a, b) => b.raisedAt - a.raisedAt),
    incidents: [...rows.all('incident').values()]
      .filter((incident) => incident.closedAt === null)
      .sort((a, b) => b.openedAt - a.openedAt),
  };
}

function isSameShown(a: Shown, b: Shown): boolean {
  const isSame = <T,>(left: readonly T[], right: readonly T[]): boolean =>
    left.length === right.length && left.every((each, index) => each === right[index]);
  return isSame(a.alarms, b.alarms) && isSame(a.incidents, b.incidents);
}

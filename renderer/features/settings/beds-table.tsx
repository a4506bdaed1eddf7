import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { BedRow, RoomRow } from '../../../shared/contract/rows.ts';
import { BED_STATUSES, type BedStatus } from '../../../shared/domain/rest/types.ts';
import { useTexts, useWords } from '../../client/app-context.ts';
import { settingsTexts } from './texts/catalog.ts';

export type BedDraft = Required<NonNullable<CommandInput<'facility.save'>['beds']>[number]>;

const NO_ROOM = '';

/** The beds of a house: in which room, what each is for, whether it can be used and whether somebody lies in it. */
export function BedsTable(props: {
  readonly beds: readonly BedRow[];
  readonly rooms: readonly RoomRow[];
  readonly changed: Readonly<Record<string, BedDraft>>;
  readonly onChange: (bed: BedDraft) => void;
}) {
  const { beds, rooms, changed, onChange } = props;
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  return (
    <div className="bed-list">
      <table className="plain">
        <thead>
          <tr>
            <th>{t('settings.beds.code')}</th>
            {rooms.length === 0 ? null : <th>{t('settings.beds.room')}</th>}
            <th>{t('settings.beds.status')}</th>
            <th>{t('settings.beds.women')}</th>
            <th>{t('settings.beds.quiet')}</th>
            <th>{t('settings.beds.now')}</th>
          </tr>
        </thead>
        <tbody>
          {beds.map((bed) => {
            const room = rooms.find(({ roomId }) => roomId === bed.roomId)?.code ?? null;
            const { code, isForWomen, isQuiet, status } = bed;
            const draft: BedDraft = changed[code] ?? { code, room, isForWomen, isQuiet, status };
            return (
              <tr key={bed.bedId} className={code in changed ? 'sel' : ''}>
                <td className="m">{code}</td>
                {rooms.length === 0 ? null : (
                  <td>
                    <select
                      aria-label={`${t('settings.beds.room')} ${code}`}
                      value={draft.room ?? NO_ROOM}
                      onChange={(event) =>
                        onChange({ ...draft, room: event.target.value === NO_ROOM ? null : event.target.value })
                      }
                    >
                      <option value={NO_ROOM}>–</option>
                      {rooms.map((one) => (
                        <option key={one.roomId} value={one.code}>
                          {one.code}
                        </option>
                      ))}
                    </select>
                  </td>
                )}
                <td>
                  <select
                    aria-label={`${t('settings.beds.status')} ${code}`}
                    value={draft.status}
                    onChange={(event) => onChange({ ...draft, status: event.target.value as BedStatus })}
                  >
                    {BED_STATUSES.map((one) => (
                      <option key={one} value={one}>
                        {word('bedStatus', one)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${t('settings.beds.women')} ${code}`}
                    checked={draft.isForWomen}
                    onChange={(event) => onChange({ ...draft, isForWomen: event.target.checked })}
                  />
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${t('settings.beds.quiet')} ${code}`}
                    checked={draft.isQuiet}
                    onChange={(event) => onChange({ ...draft, isQuiet: event.target.checked })}
                  />
                </td>
                <td className={bed.stayId === null ? 'q' : ''}>
                  {t(bed.stayId === null ? 'settings.beds.free' : 'settings.beds.in-use')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

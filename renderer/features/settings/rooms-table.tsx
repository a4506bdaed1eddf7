import type { BedRow, RoomRow } from '../../../shared/contract/rows.ts';
import { FOR_WHOM, type ForWhom } from '../../../shared/domain/vocabulary.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { settingsTexts } from './texts/catalog.ts';

export type RoomDraft = Pick<RoomRow, 'code' | 'floor' | 'forWhom' | 'isQuiet'>;

/** The rooms of a house, floor by floor: for whom, and how many of their beds are in use. */
export function RoomsTable(props: {
  readonly rooms: readonly RoomRow[];
  readonly beds: readonly BedRow[];
  readonly changed: Readonly<Record<string, RoomDraft>>;
  readonly onChange: (room: RoomDraft) => void;
}) {
  const { rooms, beds, changed, onChange } = props;
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  return (
    <div className="bed-list">
      <table className="plain">
        <thead>
          <tr>
            <th>{t('settings.rooms.code')}</th>
            <th>{t('settings.rooms.floor')}</th>
            <th>{t('settings.facilities.forWhom')}</th>
            <th>{t('settings.beds.quiet')}</th>
            <th className="r">{t('settings.rooms.beds')}</th>
            <th className="r">{t('settings.rooms.in-use')}</th>
            <th>{t('settings.beds.status')}</th>
          </tr>
        </thead>
        <tbody>
          {rooms.map((room) => {
            const { code, floor, forWhom, isQuiet } = changed[room.code] ?? room;
            const draft = { code, floor, forWhom, isQuiet };
            const own = beds.filter(({ roomId }) => roomId === room.roomId);
            const inUse = own.filter(({ stayId }) => stayId !== null).length;
            return (
              <tr key={room.roomId} className={room.code in changed ? 'sel' : ''}>
                <td className="m">{code}</td>
                <td>
                  <input
                    aria-label={`${t('settings.rooms.floor')} ${code}`}
                    className="floor"
                    maxLength={12}
                    autoComplete="off"
                    value={floor}
                    onChange={(event) => onChange({ ...draft, floor: event.target.value })}
                  />
                </td>
                <td>
                  <select
                    aria-label={`${t('settings.facilities.forWhom')} ${code}`}
                    value={forWhom}
                    onChange={(event) => onChange({ ...draft, forWhom: event.target.value as ForWhom })}
                  >
                    {FOR_WHOM.map((one) => (
                      <option key={one} value={one}>
                        {word('forWhom', one)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${t('settings.beds.quiet')} ${code}`}
                    checked={isQuiet}
                    onChange={(event) => onChange({ ...draft, isQuiet: event.target.checked })}
                  />
                </td>
                <td className="r">{format.number(own.length)}</td>
                <td className="r">{format.number(inUse)}</td>
                <td className={room.status === 'open' ? 'q' : 'warn'}>{word('roomStatus', room.status)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

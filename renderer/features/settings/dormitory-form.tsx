import type { BedRow, FacilityRow, RoomRow } from '../../../shared/contract/rows.ts';
import { useApp, useCommand, useRows, useTexts } from '../../client/app-context.ts';
import { saidAgain } from '../../client/facility-input.ts';
import { useKept } from '../../client/use-kept.ts';
import { Button } from '../../ui/controls.tsx';
import { isSameList } from '../../ui/same.ts';
import { BedsTable, type BedDraft } from './beds-table.tsx';
import { madeBy, RoomMakerFields, type RoomMakerDraft } from './room-maker-fields.tsx';
import { RoomsTable, type RoomDraft } from './rooms-table.tsx';
import { SaveLine } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';
import { useSaving } from './use-saving.ts';

type Changed<Draft> = Readonly<Record<string, Draft>>;
const NONE = {};

/** The rooms and beds of one house: whom each is for, what of it is in use, and more of them in one go. */
export function DormitoryForm({ facility, may }: { readonly facility: FacilityRow; readonly may: boolean }) {
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const save = useCommand('facility.save');
  const { isSending, said, forget, run } = useSaving();
  const { facilityId, code, capacity } = facility;
  const byCode = <Row extends { readonly code: string }>(a: Row, b: Row): number =>
    format.collator.compare(a.code, b.code);
  const rooms = useRows(
    ['room'],
    (rows): readonly RoomRow[] => ownOf(rows.all('room'), facilityId).toSorted(byCode),
    isSameList,
  );
  const beds = useRows(
    ['bed'],
    (rows): readonly BedRow[] => ownOf(rows.all('bed'), facilityId).toSorted(byCode),
    isSameList,
  );
  const allCodes = useRows(
    ['bed', 'room'],
    (rows) => [...rows.all('room').values(), ...rows.all('bed').values()].map((one) => one.code),
    isSameList,
  );
  const [changedRooms, setChangedRooms] = useKept<Changed<RoomDraft>>(`settings rooms ${facilityId}`, NONE);
  const [changedBeds, setChangedBeds] = useKept<Changed<BedDraft>>(`settings beds ${facilityId}`, NONE);
  const [maker, setMaker] = useKept<RoomMakerDraft | null>(`settings room maker ${facilityId}`, null);

  const made = maker === null ? null : madeBy(maker, new Set(allCodes));
  const isDirty = maker !== null || Object.keys(changedRooms).length + Object.keys(changedBeds).length > 0;
  const canSave = may && isDirty && typeof made !== 'string' && !isSending;
  const clear = (): void => {
    setChangedRooms(NONE);
    setChangedBeds(NONE);
    setMaker(null);
  };
  const submit = async (): Promise<void> => {
    if (!canSave) return;
    const newBeds = made?.beds ?? [];
    // Where the capacity is the number of beds, it stays so.
    const room = capacity === beds.length ? capacity + newBeds.length : capacity;
    const isDone = await run(() =>
      save(
        {
          ...saidAgain(facility),
          capacity: room,
          rooms: [...Object.values(changedRooms), ...(made?.rooms ?? [])],
          beds: [...Object.values(changedBeds), ...newBeds],
        },
        code,
      ),
    );
    if (isDone) clear();
  };
  const roomCodes = rooms.map((room) => room.code);
  const inUse = beds.filter(({ stayId }) => stayId !== null).length;
  return (
    <form
      className="fields beds-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>
        {t('settings.beds', {
          rooms: format.number(rooms.length),
          beds: format.number(beds.length),
          inUse: format.number(inUse),
        })}
        {beds.length === capacity ? null : (
          <span className="warn">{t('settings.beds.other-capacity', { capacity: format.number(capacity) })}</span>
        )}
      </h2>
      <fieldset disabled={!may}>
        {rooms.length === 0 ? null : (
          <RoomsTable
            rooms={rooms}
            beds={beds}
            changed={changedRooms}
            onChange={(room) => {
              forget();
              setChangedRooms((before) => ({ ...before, [room.code]: room }));
            }}
          />
        )}
        {beds.length === 0 ? null : (
          <BedsTable
            beds={beds}
            rooms={rooms}
            changed={changedBeds}
            onChange={(bed) => {
              forget();
              setChangedBeds((before) => ({ ...before, [bed.code]: bed }));
            }}
          />
        )}
        {maker === null ? null : (
          <RoomMakerFields
            maker={maker}
            made={made}
            onChange={(next) => {
              forget();
              setMaker(next);
            }}
          />
        )}
      </fieldset>
      {may ? (
        <SaveLine canSave={canSave} isDirty={isDirty} said={said} label={t('settings.beds.save')} onUndo={clear}>
          {maker !== null ? null : (
            <Button onClick={() => setMaker(firstMaker(code, roomCodes))}>{t('settings.rooms.add')}</Button>
          )}
        </SaveLine>
      ) : null}
    </form>
  );
}

/** Begins after the last room there is, with rooms of eight. */
function firstMaker(code: string, rooms: readonly string[]): RoomMakerDraft {
  const highest = Math.max(0, ...rooms.map((room) => Number(/(\d+)$/.exec(room)?.[1] ?? 0)));
  const from = String(highest === 0 ? 101 : highest + 1);
  return { prefix: `${code}-`, from, to: from, floor: '', forWhom: 'everybody', isQuiet: false, beds: '8' };
}

function ownOf<Row extends { readonly facilityId: string }>(
  all: ReadonlyMap<string, Row>,
  facilityId: string,
): readonly Row[] {
  return [...all.values()].filter((one) => one.facilityId === facilityId);
}

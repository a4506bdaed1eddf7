import { FOR_WHOM, type ForWhom } from '../../../shared/domain/vocabulary.ts';
import { useTexts, useWords } from '../../client/app-context.ts';
import { SelectField, TextField } from '../../ui/controls.tsx';
import { readNumber } from '../../ui/format.ts';
import { CheckField } from './fields-form.tsx';
import { newRooms, type RoomMakerProblem } from './room-maker.ts';
import type { RoomDraft } from './rooms-table.tsx';
import { settingsTexts } from './texts/catalog.ts';

/** Rooms with their beds that are made in one go, as they are typed. */
export type RoomMakerDraft = {
  readonly prefix: string;
  readonly from: string;
  readonly to: string;
  readonly floor: string;
  readonly forWhom: ForWhom;
  readonly isQuiet: boolean;
  readonly beds: string;
};

export type MadeRooms = {
  readonly rooms: readonly RoomDraft[];
  readonly beds: readonly {
    readonly code: string;
    readonly room: string;
    readonly isForWomen: boolean;
    readonly isQuiet: boolean;
  }[];
};

/** What the typed makes, or why it makes nothing. The beds are for whom the room is for. */
export function madeBy(draft: RoomMakerDraft, taken: ReadonlySet<string>): MadeRooms | RoomMakerProblem {
  const { prefix, floor, forWhom, isQuiet } = draft;
  const made = newRooms(
    {
      prefix,
      from: readNumber(draft.from) ?? -1,
      to: readNumber(draft.to) ?? -1,
      beds: readNumber(draft.beds) ?? -1,
    },
    taken,
  );
  if (typeof made === 'string') return made;
  return {
    rooms: made.rooms.map((code) => ({ code, floor: floor.trim(), forWhom, isQuiet })),
    beds: made.beds.map((bed) => ({ ...bed, isQuiet, isForWomen: forWhom === 'women' })),
  };
}

/** “Rooms 101–112, eight beds each”: the fields, and what they will make. */
export function RoomMakerFields(props: {
  readonly maker: RoomMakerDraft;
  readonly made: MadeRooms | RoomMakerProblem | null;
  readonly onChange: (maker: RoomMakerDraft) => void;
}) {
  const { maker, made, onChange } = props;
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const isWrong = typeof made === 'string';
  const result = (): string => {
    if (typeof made === 'string') return t(`settings.rooms.bad-${made}`);
    return t('settings.rooms.will-add', {
      rooms: made?.rooms.length ?? 0,
      first: made?.rooms[0]?.code ?? '',
      last: made?.rooms.at(-1)?.code ?? '',
      beds: made?.beds.length ?? 0,
    });
  };
  return (
    <div className="room-maker">
      <div className="field-grid">
        <TextField
          label={t('settings.beds.prefix')}
          className="m"
          maxLength={10}
          value={maker.prefix}
          onChange={(prefix) => onChange({ ...maker, prefix })}
        />
        <TextField
          label={t('settings.rooms.from')}
          autoFocus
          inputMode="numeric"
          isWrong={made === 'range'}
          value={maker.from}
          onChange={(from) => onChange({ ...maker, from })}
        />
        <TextField
          label={t('settings.rooms.to')}
          inputMode="numeric"
          isWrong={made === 'range'}
          value={maker.to}
          onChange={(to) => onChange({ ...maker, to })}
        />
        <TextField
          label={t('settings.rooms.beds-each')}
          inputMode="numeric"
          isWrong={made === 'beds'}
          value={maker.beds}
          onChange={(beds) => onChange({ ...maker, beds })}
        />
        <TextField
          label={t('settings.rooms.floor')}
          maxLength={12}
          value={maker.floor}
          onChange={(floor) => onChange({ ...maker, floor })}
        />
        <SelectField
          label={t('settings.facilities.forWhom')}
          value={maker.forWhom}
          options={FOR_WHOM.map((one) => ({ value: one, text: word('forWhom', one) }))}
          onChange={(next) => onChange({ ...maker, forWhom: FOR_WHOM.find((one) => one === next) ?? 'everybody' })}
        />
        <CheckField
          label={t('settings.beds.quiet')}
          isChecked={maker.isQuiet}
          onChange={(isQuiet) => onChange({ ...maker, isQuiet })}
        />
      </div>
      <p className={isWrong ? 'bad' : 'q'} role={isWrong ? 'alert' : 'status'}>
        {result()}
      </p>
    </div>
  );
}

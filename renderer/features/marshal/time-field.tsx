import { useApp, useSiteNow, useTexts } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { readComingTime } from './coming-time.ts';
import { marshalTexts } from './texts/catalog.ts';

/** A time to come, typed; below it stands how it is understood. */
export function TimeField(props: {
  readonly label: string;
  readonly value: string;
  /** What an empty field means. */
  readonly empty: string;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, empty, onChange } = props;
  const { format } = useApp();
  const t = useTexts(marshalTexts);
  const now = useSiteNow(5000);
  const at = readComingTime(value, now, format.zone);
  const isWrong = value.trim() !== '' && at === null;
  return (
    <TextField
      label={label}
      value={value}
      hint={value.trim() === '' ? empty : at === null ? t('marshal.time-wrong') : format.dateTime(at)}
      isWrong={isWrong}
      onChange={onChange}
    />
  );
}

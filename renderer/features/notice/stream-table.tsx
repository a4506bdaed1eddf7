import type { QueueRow } from '../../../shared/contract/rows.ts';
import { streamNameOf } from '../../../shared/contract/texts/text-of.ts';
import { CARGO_CLASSES } from '../../../shared/domain/vocabulary.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import {
  isLetter,
  isNameless,
  isWeight,
  withClass,
  withNewStream,
  type NoticeDraft,
  type StreamDraft,
} from './draft.ts';
import { noticeTexts } from './texts/catalog.ts';

const MOST_STREAMS = 12;

/** The streams of a notice with their ratios, and what each takes. */
export function StreamTable(props: {
  readonly draft: NoticeDraft;
  readonly queue: QueueRow;
  readonly onChange: (draft: NoticeDraft) => void;
}) {
  const { draft, queue, onChange } = props;
  const { format, lang } = useApp();
  const t = useTexts(noticeTexts);
  const { word } = useWords();
  const total = draft.streams.reduce((sum, { weight }) => sum + (Number(weight) || 0), 0);
  const isWrongLetter = (letter: string): boolean =>
    !isLetter(letter) || draft.streams.filter((one) => one.letter === letter).length > 1;
  const changeStream = (at: number, next: StreamDraft): void =>
    onChange({ ...draft, streams: draft.streams.map((stream, index) => (index === at ? next : stream)) });
  const nameOf = ({ key }: StreamDraft): string =>
    queue.discipline.streams.some((one) => one.key === key)
      ? streamNameOf(lang, queue.discipline, key)
      : t('notice.name');
  return (
    <>
      <h2>
        {t('notice.streams')}
        <Button disabled={draft.streams.length >= MOST_STREAMS} onClick={() => onChange(withNewStream(draft))}>
          {t('notice.add')}
        </Button>
      </h2>
      <table className="plain streams">
        <thead>
          <tr>
            <th className="letter">{t('notice.letter')}</th>
            <th>{t('notice.name')}</th>
            <th className="weight">{t('notice.weight')}</th>
            <th className="takes">{t('notice.takes')}</th>
            <th className="remove" aria-label={t('notice.remove')} />
          </tr>
        </thead>
        <tbody>
          {draft.streams.map((stream, at) => (
            <tr key={stream.key}>
              <td>
                <input
                  className="m"
                  aria-label={`${t('notice.letter')} ${String(at + 1)}`}
                  aria-invalid={isWrongLetter(stream.letter) || undefined}
                  maxLength={1}
                  value={stream.letter}
                  onChange={(event) => changeStream(at, { ...stream, letter: event.target.value.toUpperCase() })}
                />
              </td>
              <td className="names">
                {(
                  [
                    ['name', nameOf(stream)],
                    ['nameEn', t('notice.nameEn')],
                    ['nameZh', t('notice.nameZh')],
                  ] as const
                ).map(([name, placeholder]) => (
                  <input
                    key={name}
                    aria-label={`${t(`notice.${name}`)} ${stream.letter}`}
                    aria-invalid={(name === 'name' && isNameless(stream)) || undefined}
                    placeholder={placeholder}
                    maxLength={60}
                    value={stream[name]}
                    onChange={(event) => changeStream(at, { ...stream, [name]: event.target.value })}
                  />
                ))}
              </td>
              <td>
                <input
                  className="r"
                  inputMode="numeric"
                  aria-label={`${t('notice.weight')} ${stream.letter}`}
                  aria-invalid={!isWeight(stream.weight, 1) || undefined}
                  maxLength={2}
                  value={stream.weight}
                  onChange={(event) => changeStream(at, { ...stream, weight: event.target.value })}
                />
                <span className="q">{total === 0 ? '' : `/${format.number(total)}`}</span>
              </td>
              <td>
                <div className="ticks">
                  {CARGO_CLASSES.map((cargoClass) => (
                    <label key={cargoClass} className="check">
                      <input
                        type="checkbox"
                        checked={stream.cargoClasses.includes(cargoClass)}
                        onChange={(event) => changeStream(at, withClass(stream, cargoClass, event.target.checked))}
                      />
                      {word('cargoClass', cargoClass)}
                    </label>
                  ))}
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={stream.withEvidence}
                      onChange={(event) => changeStream(at, { ...stream, withEvidence: event.target.checked })}
                    />
                    {t('notice.evidence')}
                  </label>
                </div>
                {stream.cargoClasses.length === 0 ? <span className="q">{t('notice.every')}</span> : null}
              </td>
              <td>
                <Button
                  disabled={draft.streams.length <= 1}
                  aria-label={`${t('notice.remove')} ${stream.letter}`}
                  onClick={() => onChange({ ...draft, streams: draft.streams.filter((one) => one.key !== stream.key) })}
                >
                  ×
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

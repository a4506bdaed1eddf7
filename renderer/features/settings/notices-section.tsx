import { useState } from 'react';
import { streamNameOf } from '../../../shared/contract/texts/text-of.ts';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { CARGO_CLASSES } from '../../../shared/domain/vocabulary.ts';
import { useApp, useCan, useCommand, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Chooser } from './chooser.tsx';
import { CheckField } from './fields-form.tsx';
import {
  draftOf,
  noticeOf,
  noticeProblemOf,
  withClass,
  withNewStream,
  type NoticeDraft,
  type StreamDraft,
} from './notice.ts';
import { SaveLine, SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';
import { useSaving } from './use-saving.ts';

const MOST_STREAMS = 12;

/** The authority's notice of each queue: who is called in what ratio (QU1, QU2). */
export function NoticesSection() {
  const t = useTexts(settingsTexts);
  const queues = useRows(
    ['queue'],
    (rows): readonly QueueRow[] => [...rows.all('queue').values()],
    (a, b) => a.length === b.length && a.every((one, at) => one === b[at]),
  );
  const [chosenId, setChosenId] = useState<string | null>(null);
  const queue = queues.find(({ queueId }) => queueId === chosenId) ?? queues[0];
  return (
    <SectionFrame title={t('settings.notices')} note={t('settings.notices.note')} command="notice.save">
      {queue === undefined ? (
        <p className="q">{t('settings.notices.no-queue')}</p>
      ) : (
        <div className="with-chooser">
          <Chooser
            label={t('settings.notices.queue')}
            choices={queues.map((one) => ({
              id: one.queueId,
              text: `${one.crossing} ${one.direction === 'export' ? '↑' : '↓'}`,
              side: one.discipline.noticeNumber ?? t('settings.notices.without'),
            }))}
            chosenId={queue.queueId}
            onChoose={setChosenId}
          />
          <NoticeForm key={queue.queueId} queue={queue} />
        </div>
      )}
    </SectionFrame>
  );
}

function NoticeForm({ queue }: { readonly queue: QueueRow }) {
  const { format, lang } = useApp();
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const save = useCommand('notice.save');
  const may = useCan('notice.save');
  const { isSending, said, forget, run } = useSaving();
  const [draft, setDraft] = useState<NoticeDraft | null>(null);
  const shown = draft ?? draftOf(queue.discipline, format.day);
  const problem = noticeProblemOf(shown);
  const total = shown.streams.reduce((sum, { weight }) => sum + (Number(weight) || 0), 0);

  const change = (next: NoticeDraft): void => {
    forget();
    setDraft(next);
  };
  const changeStream = (at: number, next: StreamDraft): void =>
    change({ ...shown, streams: shown.streams.map((stream, index) => (index === at ? next : stream)) });
  /** The name that counts while none is typed; a new stream has none. */
  const nameOf = ({ key }: StreamDraft): string =>
    queue.discipline.streams.some((one) => one.key === key)
      ? streamNameOf(lang, queue.discipline, key)
      : t('settings.notices.name');
  const canSave = may && draft !== null && problem === null && !isSending;
  const submit = async (): Promise<void> => {
    if (!canSave) return;
    const subject = `${queue.crossing} ${queue.direction === 'export' ? '↑' : '↓'}`;
    const input = { crossing: queue.crossingCode, direction: queue.direction, ...noticeOf(shown) };
    if (await run(() => save(input, subject))) setDraft(null);
  };
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset disabled={!may}>
        <div className="field-grid">
          <TextField
            label={t('settings.notices.number')}
            value={shown.number}
            maxLength={60}
            onChange={(number) => change({ ...shown, number })}
          />
          <TextField
            label={t('settings.notices.on')}
            value={shown.on}
            isWrong={problem === 'day'}
            onChange={(on) => change({ ...shown, on })}
          />
          <TextField
            label={t('settings.notices.share')}
            value={shown.sharePercent}
            isWrong={problem === 'share'}
            onChange={(sharePercent) => change({ ...shown, sharePercent })}
          />
        </div>
        <h2>{t('settings.notices.streams')}</h2>
        <table className="plain streams">
          <thead>
            <tr>
              <th className="letter">{t('settings.notices.letter')}</th>
              <th>{t('settings.notices.name')}</th>
              <th className="weight">{t('settings.notices.weight')}</th>
              <th className="takes">{t('settings.notices.takes')}</th>
              <th className="remove" aria-label={t('settings.notices.remove')} />
            </tr>
          </thead>
          <tbody>
            {shown.streams.map((stream, at) => (
              <tr key={stream.key}>
                <td>
                  <input
                    className="m"
                    aria-label={`${t('settings.notices.letter')} ${String(at + 1)}`}
                    maxLength={1}
                    value={stream.letter}
                    onChange={(event) => changeStream(at, { ...stream, letter: event.target.value.toUpperCase() })}
                  />
                </td>
                <td>
                  {(
                    [
                      ['name', nameOf(stream)],
                      ['nameEn', t('settings.notices.nameEn')],
                      ['nameZh', t('settings.notices.nameZh')],
                    ] as const
                  ).map(([name, placeholder]) => (
                    <input
                      key={name}
                      aria-label={`${t(`settings.notices.${name}`)} ${stream.letter}`}
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
                    aria-label={`${t('settings.notices.weight')} ${stream.letter}`}
                    maxLength={2}
                    value={stream.weight}
                    onChange={(event) => changeStream(at, { ...stream, weight: event.target.value })}
                  />
                  <span className="q">{total === 0 ? '' : `/${format.number(total)}`}</span>
                </td>
                <td>
                  <div className="ticks">
                    {CARGO_CLASSES.map((cargoClass) => (
                      <CheckField
                        key={cargoClass}
                        label={word('cargoClass', cargoClass)}
                        isChecked={stream.cargoClasses.includes(cargoClass)}
                        onChange={(isTaken) => changeStream(at, withClass(stream, cargoClass, isTaken))}
                      />
                    ))}
                    <CheckField
                      label={t('settings.notices.evidence')}
                      isChecked={stream.withEvidence}
                      onChange={(withEvidence) => changeStream(at, { ...stream, withEvidence })}
                    />
                  </div>
                  {stream.cargoClasses.length === 0 ? <span className="q">{t('settings.notices.every')}</span> : null}
                </td>
                <td>
                  <Button
                    disabled={shown.streams.length <= 1}
                    aria-label={`${t('settings.notices.remove')} ${stream.letter}`}
                    onClick={() => change({ ...shown, streams: shown.streams.filter((one) => one.key !== stream.key) })}
                  >
                    ×
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="q">{t('settings.notices.how')}</p>
        {problem === null ? null : (
          <p className="bad" role="alert">
            {t(`settings.notices.bad-${problem}`)}
          </p>
        )}
      </fieldset>
      {may ? (
        <SaveLine
          canSave={canSave}
          isDirty={draft !== null}
          said={said}
          onUndo={() => {
            setDraft(null);
            forget();
          }}
        >
          <Button disabled={shown.streams.length >= MOST_STREAMS} onClick={() => change(withNewStream(shown))}>
            {t('settings.notices.add')}
          </Button>
        </SaveLine>
      ) : null}
    </form>
  );
}

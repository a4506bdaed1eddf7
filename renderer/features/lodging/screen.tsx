import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { lodgingDayOf, nightOf } from '../../../shared/domain/people/lodging.ts';
import type { LodgingLine, RestOutputs } from '../../../shared/contract/rest-queries.ts';
import {
  useApp,
  useCan,
  useCanAsk,
  useKeys,
  useQuery,
  useRow,
  useSiteNow,
  useTexts,
  useWords,
} from '../../client/app-context.ts';
import { download } from '../../client/download.ts';
import { PersonSheet } from '../../client/person-sheet.tsx';
import { RestViews } from '../../client/rest-views.tsx';
import { Button } from '../../ui/controls.tsx';
import { DayPick } from '../../ui/day-pick.tsx';
import { takesArrows } from '../../ui/in-field.ts';
import { groupsOf, type LodgingGroups } from './groups.ts';
import { LodgingPrint } from './lodging-print.tsx';
import { LodgingTable } from './lodging-table.tsx';
import { SendSheet } from './send-sheet.tsx';
import { lodgingTexts } from './texts/catalog.ts';
import './lodging.css';

/** What changes who is on the list or what is known of them. */
const KINDS = ['bed', 'person', 'alarm', 'site'] as const;
const REFRESH_MS = 3000;

/** Who lodges in a night, for the police: with papers, foreigners apart. */
export function LodgingScreen() {
  const t = useTexts(lodgingTexts);
  const mayAsk = useCanAsk('rest.lodging');
  if (mayAsk) return <Lodging />;
  return (
    <div className="lodging-screen">
      <div className="bar">
        <h1>{t('lodging.title')}</h1>
        <RestViews />
      </div>
      <p className="none q">{t('lodging.may-not')}</p>
    </div>
  );
}

type Opened = 'send' | 'print' | { readonly personId: LodgingLine['personId'] };

function Lodging() {
  const { clock, format, lang, session } = useApp();
  const t = useTexts(lodgingTexts);
  const { say } = useWords();
  const now = useSiteNow(15_000);
  const maySend = useCan('lodging.report');
  const dueMinute = useRow('site', 'site')?.settings.rest.lodgingAtMinute ?? 0;
  const today = lodgingDayOf(now, format.zone);
  const [on, setOn] = useState<Day>(() => lodgingDayOf(clock.now(), format.zone));
  const [chosenId, setChosenId] = useState<LodgingLine['personId'] | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { answer, fault, reload } = useQuery('rest.lodging', { on }, { kinds: KINDS, atMostEveryMs: REFRESH_MS });
  const list = answer !== null && answer.on === on ? answer : null;
  const groups = useMemo(() => groupsOf(list?.lines ?? [], format.collator), [list, format]);
  const isEmpty = list === null || list.lines.length === 0;
  const night = nightOf(on, dueMinute, format.zone);
  const close = useCallback(() => {
    setOpened(null);
    reload();
  }, [reload]);

  useKeys(
    useMemo(
      () => ({ F9: { name: t('lodging.print'), run: () => setOpened('print'), isEnabled: !isEmpty } }),
      [isEmpty, t],
    ),
  );
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (opened !== null || takesArrows(event.target)) return;
      if (event.code === 'ArrowLeft') setOn((before) => addDays(before, -1));
      else if (event.code === 'ArrowRight') setOn((before) => (before < today ? addDays(before, 1) : before));
      else if (event.code === 'KeyG' && maySend && !isEmpty) setOpened('send');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isEmpty, maySend, opened, today]);

  const save = async (kind: 'csv' | 'xlsx'): Promise<void> => {
    const wrong = await download(
      `/api/exports/lodging.${kind}?on=${on}&lang=${lang}`,
      `luu-tru-${on}.${kind}`,
      session.token,
    );
    setProblem(wrong === null ? null : say(wrong));
  };

  return (
    <div className="lodging-screen">
      <div className="bar">
        <h1>{t('lodging.title')}</h1>
        <RestViews />
        <DayPick
          labels={{ day: t('lodging.day'), before: t('lodging.day-before'), after: t('lodging.day-after') }}
          on={on}
          shown={format.day(on)}
          last={today}
          onDay={setOn}
        />
        <span className="facts">
          <Button disabled={isEmpty} onClick={() => void save('csv')}>
            {t('lodging.csv')}
          </Button>
          <Button disabled={isEmpty} onClick={() => void save('xlsx')}>
            {t('lodging.xlsx')}
          </Button>
          <Button disabled={isEmpty} keyCap="F9" onClick={() => setOpened('print')}>
            {t('lodging.print')}
          </Button>
          <Button
            look="primary"
            keyCap={t('lodging.send-key')}
            disabled={isEmpty || !maySend}
            onClick={() => setOpened('send')}
          >
            {t('lodging.send')}
          </Button>
        </span>
      </div>
      <div className="bar sub">
        <Facts list={list} groups={groups} now={now} />
        <span className="facts q">
          {t('lodging.night', { from: format.time(night.from), to: format.time(night.to) })}
        </span>
      </div>
      <section className="pane" aria-label={t('lodging.title')}>
        {(problem ?? fault) === null ? null : (
          <p className="none bad" role="alert">
            {problem ?? (fault === null ? '' : say(fault))}
          </p>
        )}
        {list === null ? null : isEmpty ? (
          <p className="none q">{t('lodging.none')}</p>
        ) : (
          <div className="lodging-scroll">
            <LodgingTable
              groups={groups}
              chosenId={chosenId}
              onChoose={setChosenId}
              onOpen={(personId) => setOpened({ personId })}
            />
          </div>
        )}
      </section>
      <p className="lodging-keys q">{t('lodging.keys')}</p>
      {opened === 'send' ? <SendSheet on={on} groups={groups} onSent={close} onClose={close} /> : null}
      {opened === 'print' ? (
        <LodgingPrint
          groups={groups}
          night={{ on: format.day(on), from: format.dateTime(night.from), to: format.dateTime(night.to) }}
          onPrinted={close}
        />
      ) : null}
      {typeof opened === 'object' && opened !== null ? (
        <PersonSheet personId={opened.personId} onClose={close} />
      ) : null}
    </div>
  );
}

/** How many they are, what is missing, and whether the police was told. */
function Facts(props: {
  readonly list: RestOutputs['rest.lodging'] | null;
  readonly groups: LodgingGroups;
  readonly now: Instant;
}) {
  const { list, groups, now } = props;
  const { format } = useApp();
  const t = useTexts(lodgingTexts);
  if (list === null) return null;
  const { lines, dueAt, reported } = list;
  const since = reported === null ? 0 : lines.filter(({ from }) => from > reported.at).length;
  return (
    <>
      <b>{t('lodging.count', { count: format.number(lines.length) })}</b>
      <span>{t('lodging.foreign-count', { count: format.number(groups.foreign.length) })}</span>
      {groups.missing === 0 ? (
        <span className="s">{lines.length === 0 ? null : t('lodging.complete')}</span>
      ) : (
        <b className="warn">{t('lodging.missing-count', { count: format.number(groups.missing) })}</b>
      )}
      {reported !== null ? (
        <span className="s">
          ✓{' '}
          {t('lodging.sent', {
            count: format.number(reported.people),
            at: format.timeNear(reported.at, now),
            by: reported.by,
          })}
        </span>
      ) : (
        <span className={now >= dueAt && lines.length > 0 ? 'warn' : 's'}>
          {t(now >= dueAt && lines.length > 0 ? 'lodging.overdue' : 'lodging.due', { at: format.timeNear(dueAt, now) })}
        </span>
      )}
      {since === 0 ? null : <b className="warn">{t('lodging.sent-since', { count: format.number(since) })}</b>}
    </>
  );
}

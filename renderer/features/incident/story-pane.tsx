import type { Ref } from 'react';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { PastLink } from '../../client/past-link.tsx';
import { PhotoStrip } from '../../client/photo-strip.tsx';
import { Calls } from './calls.tsx';
import { Checklist } from './checklist.tsx';
import { Exits } from './exits.tsx';
import { Notes } from './notes.tsx';
import { People } from './people.tsx';
import { placeText } from './place-text.ts';
import { incidentTexts } from './texts/catalog.ts';
import { Truck } from './truck.tsx';
import type { Story } from './types.ts';
import type { StoryWork } from './use-story.ts';

/** One incident: what is to be done, who was called, what happened, whom it concerns. */
export function StoryPane(props: {
  readonly story: Story;
  readonly work: StoryWork;
  readonly noteRef: Ref<HTMLInputElement>;
}) {
  const { story, work, noteRef } = props;
  const { isOpen } = work;
  const t = useTexts(incidentTexts);
  return (
    <div className="incident-story">
      <Head story={story} />
      <div className="incident-columns">
        <div>
          <Checklist steps={story.steps} isOpen={isOpen} onToggle={work.toggle} />
          <Notes key={story.incidentId} story={story} isOpen={isOpen} fieldRef={noteRef} onAdd={work.addNote} />
          <Exits story={story} />
        </div>
        <div>
          <Calls calls={story.calls} isOpen={isOpen} onCall={work.call} />
          <Truck story={story} />
          <People story={story} isOpen={isOpen} onAdd={work.addPerson} />
          <section className="sec" aria-label={t('incident.photos')}>
            <h2>{t('incident.photos')}</h2>
            <PhotoStrip key={story.incidentId} subject={{ incidentId: story.incidentId }} canAdd={isOpen} />
          </section>
        </div>
      </div>
    </div>
  );
}

function Head({ story }: { readonly story: Story }) {
  const { format, rows } = useApp();
  const t = useTexts(incidentTexts);
  const words = useWords();
  const now = useSiteNow(10_000);
  const { kind, plate, place, openedAt, openedBy, closedAt, closedBy } = story;
  return (
    <div className="hd">
      <p className="kind">
        <b className={closedAt === null ? 'bad' : ''}>{words.word('incidentKind', kind)}</b>
        {plate === null ? null : <b className="m">{formatPlate(plate)}</b>}
        <span className="s">{placeText(place, rows, words, t)}</span>
      </p>
      <p className="q">
        {t('incident.since', { at: format.timeNear(openedAt, now), who: openedBy })}
        {' · '}
        {closedAt === null
          ? t('incident.lasts', { length: format.duration(now - openedAt) })
          : t('incident.ended', { at: format.timeNear(closedAt, now), who: closedBy ?? '' })}{' '}
        <PastLink at={openedAt} />
      </p>
    </div>
  );
}

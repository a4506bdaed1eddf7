import { useState } from 'react';
import { useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import type { Look, Walk } from './count-model.ts';
import { LooseWalk } from './loose-walk.tsx';
import { SlotWalk } from './slot-walk.tsx';
import { countTexts } from './texts/catalog.ts';
import { walkText } from './wording.ts';

/** The rows to walk, and the one that is walked now. */
export function WalkView(props: {
  readonly countId: string;
  readonly walks: readonly Walk[];
  readonly canSee: boolean;
  readonly onSee: (place: object, look: Look) => Promise<boolean>;
}) {
  const { countId, walks, canSee, onSee } = props;
  const t = useTexts(countTexts);
  const [key, setKey] = useState<string | null>(null);
  const at = Math.max(
    0,
    walks.findIndex((walk) => walk.key === key),
  );
  const walk = walks[at];
  const turn = (step: 1 | -1): void => setKey(walks[Math.max(0, Math.min(walks.length - 1, at + step))]?.key ?? null);
  if (walk === undefined) return null;
  const shared = { countId, walk, canSee, onSee, onNextWalk: turn };
  return (
    <div className="count-walk">
      <nav className="pane count-rows" aria-label={t('count.rows')}>
        {walks.map((one) => (
          <button
            key={one.key}
            type="button"
            className={one === walk ? 'on' : ''}
            aria-current={one === walk}
            onClick={() => setKey(one.key)}
          >
            <span>
              <b className="nw">{walkText(one, t)}</b>{' '}
              <span className="q nw">{t('count.in-zone', { zone: one.zone })}</span>
            </span>
            <span className={one.isDone ? 'q' : ''}>
              {one.isDone ? '✓ ' : ''}
              {t('count.row-progress', { seen: one.seen, all: one.all })}
            </span>
          </button>
        ))}
      </nav>
      <section className="pane">
        <div className="bar sub">
          <b>{walkText(walk, t)}</b>
          <span className="s">{t('count.in-zone', { zone: walk.zone })}</span>
          <span>{t('count.row-progress', { seen: walk.seen, all: walk.all })}</span>
          <span className="facts">
            <Button keyCap={t('count.key-previous')} disabled={at === 0} onClick={() => turn(-1)}>
              {t('count.previous')}
            </Button>
            <Button keyCap={t('count.key-next')} disabled={at === walks.length - 1} onClick={() => turn(1)}>
              {t('count.next')}
            </Button>
          </span>
        </div>
        {walk.slotIds.length > 0 ? <SlotWalk key={walk.key} {...shared} /> : <LooseWalk key={walk.key} {...shared} />}
      </section>
    </div>
  );
}

import { DIRECTIONS, type Direction } from '../../../shared/domain/vocabulary.ts';
import { Button } from '../../ui/controls.tsx';
import { translatorOf, type Lang, type Translate } from '../../ui/i18n.ts';
import { setUpTexts, type SetUpTextKey } from './texts/catalog.ts';

export type DraftCrossing = {
  readonly key: number;
  readonly name: string;
  readonly code: string;
  readonly directions: readonly Direction[];
  readonly isUsed: boolean;
};

/** The crossings of Lạng Sơn, the first two chosen. */
export function defaultCrossings(lang: Lang): readonly DraftCrossing[] {
  return translatorOf(
    setUpTexts,
    lang,
  )('set-up.default-crossings')
    .split(', ')
    .map((pair, index) => {
      const [name = '', code = ''] = pair.split('=');
      return { key: index, name, code, directions: DIRECTIONS, isUsed: index < 2 };
    });
}

/** Which crossings the yard's trucks wait for, and in which directions. */
export function CrossingsStep(props: {
  readonly t: Translate<SetUpTextKey>;
  readonly crossings: readonly DraftCrossing[];
  readonly onChange: (next: readonly DraftCrossing[]) => void;
}) {
  const { t, crossings, onChange } = props;
  const change = (key: number, next: Partial<DraftCrossing>): void =>
    onChange(crossings.map((each) => (each.key === key ? { ...each, ...next } : each)));
  return (
    <>
      <p className="q">{t('set-up.crossings-hint')}</p>
      <ul className="crossing-list">
        {crossings.map((crossing, index) => (
          <li key={crossing.key} data-off={!crossing.isUsed}>
            <input
              type="checkbox"
              checked={crossing.isUsed}
              autoFocus={index === 0}
              aria-label={t('set-up.crossing-use', { name: crossing.name })}
              onChange={(event) => change(crossing.key, { isUsed: event.target.checked })}
            />
            <input
              className="code"
              value={crossing.code}
              maxLength={4}
              aria-label={t('set-up.crossing-code')}
              onChange={(event) =>
                change(crossing.key, { code: event.target.value.toUpperCase().replace(/[^A-Z0-9]/g, '') })
              }
            />
            <input
              value={crossing.name}
              maxLength={60}
              aria-label={t('set-up.crossing-name')}
              onChange={(event) => change(crossing.key, { name: event.target.value })}
            />
            {DIRECTIONS.map((direction) => (
              <label key={direction}>
                <input
                  type="checkbox"
                  checked={crossing.directions.includes(direction)}
                  onChange={(event) =>
                    change(crossing.key, {
                      directions: DIRECTIONS.filter((each) =>
                        each === direction ? event.target.checked : crossing.directions.includes(each),
                      ),
                    })
                  }
                />
                {t(`set-up.${direction}`)}
              </label>
            ))}
            <Button onClick={() => onChange(crossings.filter((each) => each.key !== crossing.key))}>
              {t('set-up.crossing-remove')}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button
          onClick={() =>
            onChange([
              ...crossings,
              {
                key: Math.max(-1, ...crossings.map(({ key }) => key)) + 1,
                name: '',
                code: '',
                directions: DIRECTIONS,
                isUsed: true,
              },
            ])
          }
        >
          {t('set-up.crossing-add')}
        </Button>
      </div>
    </>
  );
}

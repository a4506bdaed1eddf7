import { Segmented } from '../ui/controls.tsx';
import { useGoTo, useTexts, useValue, useApp } from './app-context.ts';
import { restViewsTexts } from './texts/rest-views-texts.ts';

const REST_VIEWS = ['rest', 'handout', 'turns', 'lodging', 'complaints'] as const;
type RestView = (typeof REST_VIEWS)[number];

/** The parts of the rest area, in the bar of each of their screens. */
export function RestViews() {
  const app = useApp();
  const t = useTexts(restViewsTexts);
  const goTo = useGoTo();
  const { screen } = useValue(app.place);
  return (
    <Segmented<RestView>
      label={t('rest-views.parts')}
      value={REST_VIEWS.find((view) => view === screen) ?? 'rest'}
      options={REST_VIEWS.map((view) => ({
        value: view,
        name: t(`rest-views.${view}`),
        text: t(`rest-views.${view}`),
      }))}
      onChange={(view) => goTo(view)}
    />
  );
}

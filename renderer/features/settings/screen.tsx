import { useRef, useState, type ComponentType } from 'react';
import { useApp, useTexts } from '../../client/app-context.ts';
import { AboutSection } from './about-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { CrossingsSection } from './crossings-section.tsx';
import { FacilitiesSection } from './facilities-section.tsx';
import { GatesSection } from './gates-section.tsx';
import { GroundSection } from './ground-section.tsx';
import { LayoutSection } from './layout-section.tsx';
import { NoticesSection } from './notices-section.tsx';
import { PublicSection } from './public-section.tsx';
import { ReportSection } from './report-section.tsx';
import { RequirementsSection } from './requirements-section.tsx';
import { RestSection } from './rest-section.tsx';
import { RoutesSection } from './routes-section.tsx';
import { ShiftsSection } from './shifts-section.tsx';
import { SiteSection } from './site-section.tsx';
import { TariffsSection } from './tariffs-section.tsx';
import { TeamSection } from './team-section.tsx';
import { settingsTexts } from './texts/catalog.ts';
import { UsersSection } from './users-section.tsx';
import './settings.css';

const SECTIONS = [
  'site',
  'report',
  'layout',
  'gates',
  'tariffs',
  'crossings',
  'notices',
  'public',
  'requirements',
  'routes',
  'team',
  'ground',
  'rest',
  'facilities',
  'shifts',
  'users',
  'backup',
  'about',
] as const;
type SectionName = (typeof SECTIONS)[number];

const SECTION_OF: Readonly<Record<SectionName, ComponentType>> = {
  site: SiteSection,
  report: ReportSection,
  layout: LayoutSection,
  gates: GatesSection,
  tariffs: TariffsSection,
  crossings: CrossingsSection,
  notices: NoticesSection,
  public: PublicSection,
  requirements: RequirementsSection,
  routes: RoutesSection,
  team: TeamSection,
  ground: GroundSection,
  rest: RestSection,
  facilities: FacilitiesSection,
  shifts: ShiftsSection,
  users: UsersSection,
  backup: BackupSection,
  about: AboutSection,
};

/** Settings: a list of sections, each saved by itself. */
export function SettingsScreen() {
  const { place } = useApp();
  const t = useTexts(settingsTexts);
  const [name, setName] = useState<SectionName>(() => SECTIONS.find((one) => one === place.get().wish) ?? 'site');
  const list = useRef<HTMLElement>(null);
  const Section = SECTION_OF[name];
  const move = (step: number): void => {
    const at = (SECTIONS.indexOf(name) + step + SECTIONS.length) % SECTIONS.length;
    const next = SECTIONS[at];
    if (next === undefined) return;
    setName(next);
    list.current?.querySelectorAll('button')[at]?.focus();
  };
  return (
    <div className="settings-screen">
      <nav
        ref={list}
        className="settings-list pane"
        aria-label={t('settings.title')}
        onKeyDown={(event) => {
          const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
          if (step === 0) return;
          event.preventDefault();
          move(step);
        }}
      >
        <div className="bar">
          <h1>{t('settings.title')}</h1>
        </div>
        {SECTIONS.map((one) => (
          <button
            key={one}
            type="button"
            autoFocus={one === name}
            tabIndex={one === name ? 0 : -1}
            aria-current={one === name ? 'true' : undefined}
            onClick={() => setName(one)}
          >
            {t(`settings.${one}`)}
          </button>
        ))}
      </nav>
      <Section />
    </div>
  );
}

import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import { ROLES, type Role } from '../../../shared/domain/vocabulary.ts';
import { useCan, useCanAsk, useCommand, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { useKept } from '../../client/use-kept.ts';
import { AskedChooser } from './asked-chooser.tsx';
import { NEW } from './chooser.tsx';
import { CheckField, FieldsForm } from './fields-form.tsx';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

type KnownUser = QueryOutputs['user.list']['users'][number];

const SECRET_MIN = 6;
const PIN = /^\d{4,8}$/;

/** Who may sign in, and as what. */
export function UsersSection() {
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const mayAsk = useCanAsk('user.list');
  const may = useCan('user.save');
  const { answer, fault, reload } = useQuery('user.list', mayAsk ? {} : null);
  const stateOf = ({ isActive, roles }: KnownUser): string => {
    if (!isActive) return t('settings.users.inactive');
    return roles.length > 1 ? t('settings.users.role-count', { count: roles.length }) : word('role', roles[0] ?? '');
  };
  return (
    <SectionFrame title={t('settings.users')} note={t('settings.users.note')} command="user.save">
      <AskedChooser
        label={t('settings.users')}
        fault={fault}
        items={answer?.users ?? null}
        choiceOf={(one) => ({ id: one.userId, text: one.displayName, side: stateOf(one) })}
        newText={may ? t('settings.users.new') : undefined}
      >
        {(user, formKey, onMade) => (
          <UserForm
            key={formKey}
            user={user}
            may={may}
            onSaved={(userId) => {
              onMade(userId);
              reload();
            }}
          />
        )}
      </AskedChooser>
    </SectionFrame>
  );
}

function UserForm(props: {
  readonly user: KnownUser | null;
  readonly may: boolean;
  readonly onSaved: (userId: string) => void;
}) {
  const { user, may, onSaved } = props;
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const save = useCommand('user.save');
  const [roles, setRoles] = useKept<readonly Role[] | null>(`settings roles ${user?.userId ?? NEW}`, null);
  const shownRoles = roles ?? user?.roles ?? [];
  return (
    <FieldsForm
      name={`user ${user?.userId ?? NEW}`}
      may={may}
      isTouched={roles !== null}
      onUndo={() => setRoles(null)}
      groups={[
        {
          fields: [
            {
              name: 'user',
              label: t('settings.users.user'),
              value: user?.user ?? '',
              pattern: /^[\p{L}\p{N}._-]{1,40}$/u,
              maxLength: 40,
              isCode: true,
              hint: t('settings.users.user-hint'),
            },
            {
              name: 'displayName',
              label: t('settings.users.displayName'),
              value: user?.displayName ?? '',
              maxLength: 80,
              hint: t('settings.users.displayName-hint'),
            },
            {
              name: 'secret',
              label: t(user === null ? 'settings.users.secret' : 'settings.users.new-secret'),
              value: '',
              kind: 'secret',
              isOptional: user !== null,
              min: SECRET_MIN,
              maxLength: 200,
              hint: t(user === null ? 'settings.users.secret-hint' : 'settings.users.new-secret-hint'),
            },
            {
              name: 'pin',
              label: t('settings.users.pin'),
              value: '',
              kind: 'secret',
              isOptional: true,
              pattern: PIN,
              maxLength: 8,
              hint: t('settings.users.pin-hint'),
            },
            {
              name: 'isActive',
              label: t('settings.users.active'),
              value: (user?.isActive ?? true) ? 'yes' : '',
              kind: 'check',
            },
          ],
        },
      ]}
      problemOf={() => (shownRoles.length === 0 ? t('settings.users.no-role') : null)}
      onSave={async (values) => {
        const outcome = await save(
          {
            ...(user === null ? {} : { userId: user.userId }),
            user: values['user'] ?? '',
            displayName: values['displayName'] ?? '',
            roles: [...shownRoles],
            isActive: values['isActive'] !== '',
            ...(values['secret'] === '' ? {} : { secret: values['secret'] ?? '' }),
            ...(values['pin'] === '' ? {} : { pin: values['pin'] ?? '' }),
          },
          values['displayName'],
        );
        if ('ok' in outcome) {
          setRoles(null);
          onSaved(outcome.ok.userId);
        }
        return outcome;
      }}
    >
      <div className="field-group">
        <h2>{t('settings.users.roles')}</h2>
        <div className="ticks">
          {ROLES.map((role) => (
            <CheckField
              key={role}
              label={word('role', role)}
              isChecked={shownRoles.includes(role)}
              onChange={(isTaken) =>
                setRoles(ROLES.filter((one) => (one === role ? isTaken : shownRoles.includes(one))))
              }
            />
          ))}
        </div>
      </div>
    </FieldsForm>
  );
}

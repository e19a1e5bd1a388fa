import { App, Button, Descriptions, Drawer, Spin, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type UserDetail, userEndpoints } from '../../../server/contract/admin-user.ts'
import { useSession } from '../../lib/session.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Faults } from '../../ui/Faults.tsx'
import { DisableUser } from './DisableUser.tsx'
import type { Made } from './PasswordShown.tsx'
import { UserForm } from './UserForm.tsx'
import { UserState } from './UserState.tsx'
import { UserTaskList } from './UserTaskList.tsx'
import { usePeopleChange, useUser } from './usePeople.ts'

/** Somebody with his logins and what waits for him, and all that can be done about him. */
export function UserDrawer(props: { id: string; onClose: () => void; onPassword: (made: Made) => void }) {
  const { t } = useTranslation()
  const user = useUser(props.id)
  return (
    <Drawer
      open
      size="large"
      title={user.data?.name ?? t('people.person')}
      onClose={props.onClose}
      className="people-drawer"
    >
      {user.isPending && <Spin />}
      {user.isError && user.data === undefined && (
        <Failed error={user.error} onRetry={() => void user.refetch()} />
      )}
      {user.data !== undefined && <Person user={user.data} onPassword={props.onPassword} />}
    </Drawer>
  )
}

function Person({ user, onPassword }: { user: UserDetail; onPassword: (made: Made) => void }) {
  const { t } = useTranslation()
  const named = useNamed()
  const dateText = useDateText()
  return (
    <div className="people-person" data-testid="user-person">
      <Descriptions
        column={1}
        size="small"
        bordered
        items={[
          { key: 'username', label: t('people.username'), children: <code>{user.username}</code> },
          {
            key: 'roles',
            label: t('people.roles'),
            children: user.roles.map((role) => <Tag key={role}>{t(`role.${role}`)}</Tag>),
          },
          {
            key: 'org',
            label: t('people.organisation'),
            children: `${named(user.orgName, user.orgNameEn)} · ${t(`people.kind.${user.orgKind}`)}`,
          },
          { key: 'state', label: t('people.state'), children: <UserState user={user} /> },
          {
            key: 'seen',
            label: t('people.lastSeen'),
            children: user.lastSeenAt === null ? t('people.never') : dateText(user.lastSeenAt),
          },
          {
            key: 'sessions',
            label: t('people.sessions'),
            children: t('people.sessionCount', { count: user.sessions }),
          },
        ]}
      />
      <Deeds user={user} onPassword={onPassword} />
      <h3>{t('people.waiting')}</h3>
      <UserTaskList tasks={user.tasks} />
      <Tokens user={user} />
    </div>
  )
}

function Deeds({ user, onPassword }: { user: UserDetail; onPassword: (made: Made) => void }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const me = useSession().data
  const [doing, setDoing] = useState<'editing' | 'disabling' | null>(null)
  const enable = usePeopleChange(userEndpoints.enable)
  const reset = usePeopleChange(userEndpoints.resetPassword)
  const end = usePeopleChange(userEndpoints.endSessions)
  const params = { id: user.id }
  const isOwn = me?.id === user.id
  const askReset = () =>
    modal.confirm({
      title: t('people.resetAsk', { name: user.name }),
      content: t('people.resetHint'),
      okText: t('people.reset'),
      cancelText: t('app.cancel'),
      onOk: () =>
        reset.mutate(
          { params, body: { version: user.version } },
          { onSuccess: ({ password }) => onPassword({ username: user.username, password }) },
        ),
    })
  return (
    <>
      <div className="people-do">
        <Button onClick={() => setDoing('editing')} data-testid="user-edit">
          {t('people.edit')}
        </Button>
        {!isOwn && !user.demo && (
          <Button onClick={askReset} loading={reset.isPending} data-testid="user-reset">
            {t('people.reset')}
          </Button>
        )}
        <Button
          disabled={user.sessions === 0}
          loading={end.isPending}
          onClick={() =>
            end.mutate(
              { params, body: {} },
              { onSuccess: ({ ended }) => void message.success(t('people.ended', { count: ended })) },
            )
          }
        >
          {t('people.endSessions')}
        </Button>
        {user.disabledAt !== null ? (
          <Button
            type="primary"
            loading={enable.isPending}
            data-testid="user-enable"
            onClick={() => enable.mutate({ params, body: { version: user.version } })}
          >
            {t('people.enable')}
          </Button>
        ) : (
          !isOwn && (
            <Button danger onClick={() => setDoing('disabling')} data-testid="user-disable">
              {t('people.disable')}
            </Button>
          )
        )}
      </div>
      <Faults error={enable.error ?? reset.error ?? end.error} />
      {doing === 'editing' && <UserForm user={user} onClose={() => setDoing(null)} />}
      {doing === 'disabling' && <DisableUser user={user} onClose={() => setDoing(null)} />}
    </>
  )
}

function Tokens({ user }: { user: UserDetail }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const revoke = usePeopleChange(userEndpoints.revokeToken)
  return (
    <>
      <h3>{t('people.tokens')}</h3>
      {user.tokens.length === 0 && <p className="dim">{t('people.noTokens')}</p>}
      <ul className="people-tokens">
        {user.tokens.map(({ id, name, createdAt }) => (
          <li key={id}>
            <span>
              {name} <span className="dim">{dateText(createdAt)}</span>
            </span>
            <Button
              size="small"
              danger
              aria-label={`${t('people.revoke')}: ${name}`}
              onClick={() => revoke.mutate({ params: { id: user.id, token: id } })}
            >
              {t('people.revoke')}
            </Button>
          </li>
        ))}
      </ul>
      <Faults error={revoke.error} />
    </>
  )
}

import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Input, Select, Table, Tag } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ManagedUser } from '../../../server/contract/admin-user.ts'
import { ROLES, type Role } from '../../../server/contract/role.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'
import { OrganisationSelect } from './OrganisationSelect.tsx'
import { type Made, PasswordShown } from './PasswordShown.tsx'
import { UserDrawer } from './UserDrawer.tsx'
import { UserForm } from './UserForm.tsx'
import { UserImport } from './UserImport.tsx'
import { UserState } from './UserState.tsx'
import { type UserFilter, useUsers } from './usePeople.ts'
import './people.css'

type Doing = 'creating' | 'importing' | null

/** Everybody who can log in: found, made, changed, shut out. */
export function UsersSection() {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<UserFilter>({ q: '', role: undefined, org: undefined, state: 'all' })
  const asked = useDeferredValue(filter)
  const users = useUsers(asked)
  const [shown, setShown] = useState<string | null>(null)
  const [doing, setDoing] = useState<Doing>(null)
  const [made, setMade] = useState<Made | null>(null)
  return (
    <div className="people">
      <header className="people-top">
        <div>
          <h2>{t('people.users')}</h2>
          <p className="dim">{t('people.usersHint')}</p>
        </div>
        <div className="people-do">
          <Button icon={<UploadOutlined />} onClick={() => setDoing('importing')} data-testid="users-import">
            {t('people.import')}
          </Button>
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setDoing('creating')}
            data-testid="user-new"
          >
            {t('people.newUser')}
          </Button>
        </div>
      </header>
      <Filters filter={filter} onChange={setFilter} />
      {users.isError ? (
        <Failed error={users.error} onRetry={() => void users.refetch()} />
      ) : (
        <UserTable
          rows={users.data?.pages.flatMap(({ items }) => items) ?? []}
          isLoading={users.isPending}
          onShow={setShown}
        />
      )}
      {users.hasNextPage && (
        <Button block loading={users.isFetchingNextPage} onClick={() => void users.fetchNextPage()}>
          {t('people.more')}
        </Button>
      )}
      {shown !== null && <UserDrawer id={shown} onClose={() => setShown(null)} onPassword={setMade} />}
      {doing === 'creating' && <UserForm user={null} onClose={() => setDoing(null)} onMade={setMade} />}
      {doing === 'importing' && <UserImport onClose={() => setDoing(null)} />}
      {made !== null && <PasswordShown made={made} onClose={() => setMade(null)} />}
    </div>
  )
}

function Filters({ filter, onChange }: { filter: UserFilter; onChange: (filter: UserFilter) => void }) {
  const { t } = useTranslation()
  return (
    <search className="people-filters">
      <Input.Search
        allowClear
        value={filter.q}
        maxLength={100}
        placeholder={t('people.find')}
        aria-label={t('people.find')}
        data-testid="users-find"
        onChange={({ target }) => onChange({ ...filter, q: target.value })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.role ?? null}
        placeholder={t('people.anyRole')}
        aria-label={t('people.role')}
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(role: Role | null | undefined) => onChange({ ...filter, role: role ?? undefined })}
      />
      <OrganisationSelect
        value={filter.org ?? null}
        placeholder={t('people.anyOrganisation')}
        onChange={(org) => onChange({ ...filter, org: org ?? undefined })}
      />
      <Select
        value={filter.state}
        aria-label={t('people.state')}
        options={(['all', 'active', 'disabled'] as const).map((value) => ({
          value,
          label: t(`people.states.${value}`),
        }))}
        onChange={(state) => onChange({ ...filter, state })}
      />
    </search>
  )
}

function UserTable(props: { rows: ManagedUser[]; isLoading: boolean; onShow: (id: string) => void }) {
  const { t } = useTranslation()
  const named = useNamed()
  const dateText = useDateText()
  return (
    <Table<ManagedUser>
      size="small"
      rowKey="id"
      className="people-table"
      loading={props.isLoading}
      dataSource={props.rows}
      pagination={false}
      scroll={{ x: 860 }}
      locale={{ emptyText: t('people.nobody') }}
      columns={[
        {
          title: t('people.person'),
          width: 220,
          render: (_, user) => (
            <button
              type="button"
              className="plain people-name"
              data-testid={`user-${user.username}`}
              onClick={() => props.onShow(user.id)}
            >
              <b>{user.name}</b>
              <span className="dim">{user.username}</span>
            </button>
          ),
        },
        {
          title: t('people.roles'),
          render: (_, { roles }) => roles.map((role) => <Tag key={role}>{t(`role.${role}`)}</Tag>),
        },
        {
          title: t('people.organisation'),
          render: (_, { orgName, orgNameEn, orgKind }) => (
            <>
              {named(orgName, orgNameEn)} <span className="dim">{t(`people.kind.${orgKind}`)}</span>
            </>
          ),
        },
        {
          title: t('people.lastSeen'),
          width: 150,
          render: (_, { lastSeenAt }) =>
            lastSeenAt === null ? <span className="dim">{t('people.never')}</span> : dateText(lastSeenAt),
        },
        { title: t('people.state'), width: 170, render: (_, user) => <UserState user={user} /> },
      ]}
    />
  )
}

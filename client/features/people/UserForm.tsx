import { useQuery } from '@tanstack/react-query'
import { Alert, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HOMES_OF_ROLE, type ManagedUser, userEndpoints } from '../../../server/contract/admin-user.ts'
import { sessionEndpoints } from '../../../server/contract/identity.ts'
import { ROLES, type Role } from '../../../server/contract/role.ts'
import { request } from '../../lib/api.ts'
import { useSession } from '../../lib/session.ts'
import { Faults } from '../../ui/Faults.tsx'
import { OrganisationSelect } from './OrganisationSelect.tsx'
import type { Made } from './PasswordShown.tsx'
import { useOrganisations, usePeopleChange } from './usePeople.ts'

interface Values {
  username: string
  name: string
  roles: Role[]
  org: string | null
  reason: string
}

/** Makes somebody, or changes what is known of him; roles that the organisation cannot have are not offered. */
export function UserForm(props: {
  user: ManagedUser | null
  onClose: () => void
  onMade?: (made: Made) => void
}) {
  const { t } = useTranslation()
  const { user, onClose, onMade } = props
  const me = useSession().data
  const create = usePeopleChange(userEndpoints.create)
  const edit = usePeopleChange(userEndpoints.edit)
  const [values, setValues] = useState<Values>({
    username: user?.username ?? '',
    name: user?.name ?? '',
    roles: user?.roles ?? [],
    org: user?.org ?? null,
    reason: '',
  })
  const set = (change: Partial<Values>) => setValues((old) => ({ ...old, ...change }))
  const isOwn = user !== null && user.id === me?.id
  const { username, name, roles, org, reason } = values
  const isReady = name.trim() !== '' && roles.length > 0 && org !== null && username.trim() !== ''
  const send = () => {
    if (org === null) return
    if (user === null)
      create.mutate(
        { body: { username: username.trim(), name, roles, org } },
        {
          onSuccess: (made) => {
            onClose()
            onMade?.({ username: made.user.username, password: made.password })
          },
        },
      )
    else {
      const rights = isOwn ? {} : { roles, org }
      const why = reason.trim() === '' ? {} : { reason }
      edit.mutate(
        { params: { id: user.id }, body: { version: user.version, name, ...rights, ...why } },
        { onSuccess: onClose },
      )
    }
  }
  return (
    <Modal
      open
      title={user === null ? t('people.newUser') : t('people.editUser', { username: user.username })}
      okText={user === null ? t('people.create') : t('people.save')}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={create.isPending || edit.isPending}
      cancelText={t('app.cancel')}
      onOk={send}
      onCancel={onClose}
      className="people-modal"
    >
      {user === null && <DemoEnds />}
      <Form layout="vertical" component="div">
        <Form.Item
          label={t('people.username')}
          htmlFor="user-username"
          extra={user === null && t('people.usernameHint')}
        >
          <Input
            id="user-username"
            value={username}
            maxLength={50}
            disabled={user !== null}
            autoComplete="off"
            onChange={({ target }) => set({ username: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('people.name')} htmlFor="user-name">
          <Input
            id="user-name"
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }) => set({ name: target.value })}
          />
        </Form.Item>
        {isOwn ? (
          <Alert type="info" showIcon title={t('administration.wrong.own-account')} />
        ) : (
          <Rights values={values} onChange={set} />
        )}
        {user !== null && (
          <Form.Item label={t('people.reason')} htmlFor="user-reason">
            <Input
              id="user-reason"
              value={reason}
              maxLength={500}
              onChange={({ target }) => set({ reason: target.value })}
            />
          </Form.Item>
        )}
      </Form>
      <Faults error={create.error ?? edit.error} />
    </Modal>
  )
}

/** The first real user ends the demo: said before, not after. */
function DemoEnds() {
  const { t } = useTranslation()
  const demo = useQuery({ queryKey: ['demo'], queryFn: () => request(sessionEndpoints.demo) })
  return demo.data?.demo ? <p className="dim people-note">{t('people.demoEnds')}</p> : null
}

function Rights({ values, onChange }: { values: Values; onChange: (change: Partial<Values>) => void }) {
  const { t } = useTranslation()
  const organisations = useOrganisations()
  const kind = organisations.data?.items.find(({ code }) => code === values.org)?.kind
  const isHome = (role: Role) => kind === undefined || HOMES_OF_ROLE[role].includes(kind)
  return (
    <>
      <Form.Item label={t('people.organisation')} htmlFor="user-org">
        <OrganisationSelect id="user-org" value={values.org} onChange={(org) => onChange({ org })} />
      </Form.Item>
      <Form.Item
        label={t('people.roles')}
        htmlFor="user-roles"
        extra={kind !== undefined && t('people.rolesHint', { kind: t(`people.kind.${kind}`) })}
      >
        <Select
          mode="multiple"
          // Leaving the field by Tab must not give somebody the first role of the list.
          defaultActiveFirstOption={false}
          id="user-roles"
          value={values.roles}
          optionFilterProp="label"
          options={ROLES.filter((role) => isHome(role) || values.roles.includes(role)).map((role) => ({
            value: role,
            label: isHome(role) ? t(`role.${role}`) : t('people.notHere', { role: t(`role.${role}`) }),
          }))}
          onChange={(roles: Role[]) => onChange({ roles })}
        />
      </Form.Item>
    </>
  )
}

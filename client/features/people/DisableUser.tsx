import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type UserDetail, userEndpoints } from '../../../server/contract/admin-user.ts'
import { Faults } from '../../ui/Faults.tsx'
import { UserTaskList } from './UserTaskList.tsx'
import { usePeopleChange } from './usePeople.ts'

/** The last look before somebody is shut out: what waits for him, what becomes of it, and why he goes. */
export function DisableUser({ user, onClose }: { user: UserDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const reasonId = useId()
  const disable = usePeopleChange(userEndpoints.disable)
  const send = () =>
    disable.mutate(
      { params: { id: user.id }, body: { version: user.version, reason, tasksSeen: true } },
      { onSuccess: onClose },
    )
  return (
    <Modal
      open
      title={t('people.disableAsk', { name: user.name })}
      okText={t('people.disable')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '', 'data-testid': 'user-disable-now' }}
      confirmLoading={disable.isPending}
      cancelText={t('app.cancel')}
      onOk={send}
      onCancel={onClose}
      className="people-modal"
    >
      <p>{t('people.disableHint', { sessions: user.sessions, tokens: user.tokens.length })}</p>
      <UserTaskList tasks={user.tasks} isGoing />
      <label htmlFor={reasonId}>{t('people.reason')}</label>
      <Input
        id={reasonId}
        value={reason}
        maxLength={500}
        placeholder={t('people.disableReason')}
        data-testid="user-disable-reason"
        onChange={({ target }) => setReason(target.value)}
      />
      <Faults error={disable.error} />
    </Modal>
  )
}

import { CopyOutlined } from '@ant-design/icons'
import { App, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'

/** A password that was just made for somebody. */
export interface Made {
  readonly username: string
  readonly password: string
}

/** Shows a made password this once: nobody can ask for it again. */
export function PasswordShown({ made, onClose }: { made: Made; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const copy = () =>
    navigator.clipboard.writeText(made.password).then(
      () => message.success(t('people.copied')),
      () => message.error(t('app.copyFailed')),
    )
  return (
    <Modal
      open
      mask={{ closable: false }}
      keyboard={false}
      title={t('people.passwordOf', { username: made.username })}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose} data-testid="password-noted">
          {t('people.noted')}
        </Button>
      }
    >
      <p className="people-password">
        <code data-testid="made-password">{made.password}</code>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('people.copy')}
        </Button>
      </p>
      <p>{t('people.passwordHint')}</p>
    </Modal>
  )
}

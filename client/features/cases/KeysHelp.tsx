import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { thePage } from '../../lib/page-of.ts'
import { ACTION_KEYS, COMMANDS, keyText } from './keys.ts'
import './keys.css'

interface KeysHelpProps {
  isOpen: boolean
  /** Keys of the map's tools, with Shift, and what they do. */
  mapKeys: readonly (readonly [key: string, text: string])[]
  onClose: () => void
}

/** All keys, made of the very tables that they work by. */
export function KeysHelp({ isOpen, mapKeys, onClose }: KeysHelpProps) {
  const { t } = useTranslation()
  const lines = (rows: readonly (readonly [string, string])[]) =>
    rows.map(([keys, text]) => (
      <div key={text} className="key-line">
        <dt>
          {keys.split(' / ').map((key) => (
            <kbd key={key}>{keyText(key)}</kbd>
          ))}
        </dt>
        <dd>{text}</dd>
      </div>
    ))
  const commands = Object.entries(COMMANDS).map(
    ([name, keys]) => [keys.join(' / '), t(`keysHelp.${name as keyof typeof COMMANDS}`)] as const,
  )
  const steps = Object.entries(ACTION_KEYS).map(
    ([key, actions]) =>
      [
        key,
        actions
          .map((one) => (one === 'dispatch-first' ? t('keysHelp.dispatchFirst') : t(`action.${one}`)))
          .join(' / '),
      ] as const,
  )
  const typing = [
    ['Ctrl+Enter', t('keysHelp.submit')],
    ['Escape', t('keysHelp.leaveForm')],
    ['1 / … / 9', t('keysHelp.savedFilters')],
    ['g', t('dup.key')],
  ] as const
  return (
    <Modal
      open={isOpen}
      onCancel={onClose}
      footer={null}
      getContainer={thePage}
      width={760}
      title={t('keysHelp.title')}
    >
      <div className="keys-help" data-testid="keys-help">
        <section>
          <h3>{t('keysHelp.moving')}</h3>
          <dl>{lines([...commands, ...typing])}</dl>
        </section>
        <section>
          <h3>{t('keysHelp.steps')}</h3>
          <dl>{lines(steps)}</dl>
          <h3>{t('keysHelp.map')}</h3>
          <dl>{lines(mapKeys)}</dl>
        </section>
      </div>
    </Modal>
  )
}

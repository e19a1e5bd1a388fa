import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Dwelling } from './floors.ts'

/** On a small screen it begins below what is seen. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

/** Who lives in a room, masked as everywhere. */
export function Residents({ dwelling, onClose }: { dwelling: Dwelling; onClose: () => void }) {
  const { t } = useTranslation()
  const { entrance, floor, room, residents } = dwelling
  return (
    <div className="section-residents" role="status" data-testid="room-residents" ref={intoView}>
      <h5>
        {entrance}-{floor}-{room} · {t('section.people', { count: residents.length })}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('app.close')}
          onClick={onClose}
        />
      </h5>
      {residents.length === 0 && <p>{t('section.empty')}</p>}
      <ul>
        {residents.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>
            <span>
              {t(`section.sex.${one.sex}`)} · {t('section.born', { year: one.birthYear })} ·{' '}
              {t(`section.kind.${one.kind}`)} · {t('section.since', { day: one.since })}
            </span>
            <span className="number">
              {[one.idNumber, one.phone].filter((number) => number !== null).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <small>{t('section.masked')}</small>
    </div>
  )
}

import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMapNews } from './useMapNews.ts'
import './news.css'

/** A quiet line where the map is no longer as this page was loaded: nothing is taken from under anybody's hands. */
export function MapNews() {
  const { t } = useTranslation()
  const { ground, services } = useMapNews()
  const [passed, setPassed] = useState<string | null>(null)
  const what = JSON.stringify([ground, services])
  if ((ground === null && services === null) || passed === what) return null
  return (
    <aside className="map-news card" role="status" data-testid="map-news">
      <span>
        {ground !== null && t('mapServices.news.ground')}{' '}
        {services !== null && t('mapServices.news.services')}
      </span>
      <Button size="small" data-testid="map-news-load" onClick={() => window.location.reload()}>
        {t('mapServices.news.load')}
      </Button>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('mapServices.news.later')}
        title={t('mapServices.news.later')}
        onClick={() => setPassed(what)}
      />
    </aside>
  )
}

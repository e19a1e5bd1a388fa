import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapView } from '../../../../server/contract/map-view.ts'
import { problemText } from '../../../lib/problem-text.ts'
import { Failed } from '../../../ui/Failed.tsx'
import type { useKeptViews } from './useKeptViews.ts'

interface KeptViewsProps {
  kept: ReturnType<typeof useKeptViews>
  onOpen: (view: MapView) => void
}

/** Views kept by name: the one that is seen now can be added, each opened or forgotten. */
export function KeptViews({ kept: { views, found, keep, forget }, onOpen }: KeptViewsProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const query = location.search.slice(1)
    if (name.trim() !== '') keep.mutate({ name: name.trim(), query }, { onSuccess: () => setName('') })
  }
  return (
    <fieldset className="look-part">
      <legend>{t('look.views.title')}</legend>
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      <ul className="kept-views">
        {views.map((view, i) => (
          <li key={view.id}>
            <button type="button" className="plain" data-testid="kept-view" onClick={() => onOpen(view)}>
              {view.name} {i < 9 && <kbd>⇧ {i + 1}</kbd>}
            </button>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('look.views.forget', { name: view.name })}
              onClick={() => forget.mutate(view.id)}
            />
          </li>
        ))}
      </ul>
      <form className="look-row" onSubmit={add}>
        <Input
          size="small"
          maxLength={60}
          value={name}
          placeholder={t('look.views.name')}
          aria-label={t('look.views.name')}
          data-testid="view-name"
          onChange={({ target }) => setName(target.value)}
        />
        <Button size="small" htmlType="submit" loading={keep.isPending} data-testid="view-keep">
          {t('look.views.keep')}
        </Button>
      </form>
      {keep.isError && <p role="alert">{problemText(t, keep.error)}</p>}
    </fieldset>
  )
}

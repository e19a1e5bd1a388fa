import { useQuery } from '@tanstack/react-query'
import { Button, Input, Spin } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseClass, catalogEndpoints } from '../../../server/contract/catalog.ts'
import { request } from '../../lib/api.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'

/** What inspectors report most, by class name; a city whose catalog lacks one simply does not show it. */
const FREQUENT = ['暴露垃圾', '非法小广告', '店外经营', '路灯', '雨水井盖', '道路破损']
const FEW = 6
const SHOWN = 40

interface ClassPickerProps {
  value: CaseClass | null
  onChange: (chosen: CaseClass | null) => void
}

/** Chooses a class: the frequent ones at once, the rest by words or pinyin initials. */
export function ClassPicker({ value, onChange }: ClassPickerProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const [isSearching, setIsSearching] = useState(false)
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const all = useQuery({
    queryKey: ['classes'],
    queryFn: () => request(catalogEndpoints.classes),
    staleTime: 3_600_000,
  })
  const found = useQuery({
    queryKey: ['classes', q],
    queryFn: () => request(catalogEndpoints.classes, { query: { q } }),
    enabled: q !== '',
    placeholderData: (before) => before,
  })
  const classes = all.data?.items ?? []
  if (all.isPending) return <Spin />
  if (all.isError) return <Failed error={all.error} onRetry={() => void all.refetch()} />
  if (value !== null)
    return (
      <div className="class-chosen" data-testid="class-chosen">
        <b>{named(value.name, value.nameEn)}</b>
        <small className="dim">
          {named(value.major, value.majorEn)} · {t(`kind.${value.kind}`)} {value.code}
        </small>
        <Button type="link" onClick={() => onChange(null)}>
          {t('report.change')}
        </Button>
      </div>
    )
  const matching = q === '' ? classes : (found.data?.items ?? [])
  const offered = isSearching ? matching.slice(0, SHOWN) : frequent(classes)
  return (
    <div className="class-picker">
      {isSearching && (
        <Input
          autoFocus
          allowClear
          maxLength={50}
          placeholder={t('report.search')}
          aria-label={t('report.search')}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <div className="class-options">
        {offered.map((one) => (
          <button
            key={`${one.kind} ${one.code}`}
            type="button"
            className="plain chip"
            data-testid={`class-${one.kind}-${one.code}`}
            onClick={() => onChange(one)}
          >
            {named(one.name, one.nameEn)}
          </button>
        ))}
        {!isSearching && (
          <button
            type="button"
            className="plain chip chip-more"
            data-testid="class-more"
            onClick={() => setIsSearching(true)}
          >
            {t('report.more')}
          </button>
        )}
        {isSearching && offered.length === 0 && <span className="dim">{t('report.noClass')}</span>}
      </div>
    </div>
  )
}

function frequent(classes: readonly CaseClass[]): CaseClass[] {
  const known = FREQUENT.flatMap((name) => classes.filter((one) => one.name.includes(name)).slice(0, 1))
  return [...new Set([...known, ...classes])].slice(0, FEW)
}

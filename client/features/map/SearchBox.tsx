import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Input } from 'antd'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import type { Geometry, LonLat } from '../../../server/contract/common.ts'
import { geographyEndpoints } from '../../../server/contract/geography.ts'
import { request } from '../../lib/api.ts'
import { useNamed } from '../../lib/useNamed.ts'

/** What a search led to. */
export interface Found {
  readonly kind: 'case' | 'building' | 'component' | 'camera'
  readonly id: string
  readonly place: LonLat
}
const EACH = 6

/** One box for everything that has a number, a name or an address. `/` jumps into it. */
export function SearchBox({ onFound }: { onFound: (found: Found) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const { groups, byValue, isFetching } = useFound(q)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isInField =
        event.target instanceof HTMLElement && event.target.closest('input, textarea') !== null
      if (event.key !== '/' || isInField) return
      event.preventDefault()
      box.current?.querySelector('input')?.focus()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <div ref={box} className="search" data-testid="search">
      <AutoComplete
        value={text}
        options={groups}
        popupMatchSelectWidth={420}
        notFoundContent={q.length < 2 ? null : isFetching ? t('top.searching') : t('top.nothing', { q })}
        onChange={setText}
        onSelect={(value: string) => {
          const found = byValue.get(value)
          if (found !== undefined) onFound(found)
          setText('')
        }}
      >
        <Input
          prefix="⌕"
          suffix={<kbd>/</kbd>}
          maxLength={100}
          placeholder={t('top.search')}
          aria-label={t('top.search')}
        />
      </AutoComplete>
    </div>
  )
}

function centerOf({ coordinates }: Geometry): LonLat {
  let first: unknown = coordinates
  while (Array.isArray(first) && Array.isArray(first[0])) first = first[0]
  const [lon = 0, lat = 0] = first as number[]
  return { lon, lat }
}

function useFound(q: string) {
  const { t } = useTranslation()
  const named = useNamed()
  const isAsked = q.length >= 2
  const query = { q, limit: EACH }
  const ask = <A,>(name: string, read: () => Promise<A>) => ({
    queryKey: ['search', name, q],
    queryFn: read,
    enabled: isAsked,
  })
  const cases = useQuery(ask('cases', () => request(caseEndpoints.list, { query })))
  const buildings = useQuery(ask('buildings', () => request(geographyEndpoints.buildings, { query })))
  const components = useQuery(ask('components', () => request(geographyEndpoints.components, { query })))
  const cameras = useQuery(ask('cameras', () => request(geographyEndpoints.cameras, { query })))
  const byValue = new Map<string, Found>()
  const option = (label: string, found: Found) => {
    const value = `${found.kind} ${found.id}`
    byValue.set(value, found)
    return { value, label }
  }
  const groups = [
    {
      label: t('top.cases'),
      options: (cases.data?.items ?? []).map((c) =>
        option(`${c.number} · ${named(c.className, c.classNameEn)} · ${c.address ?? c.gridCode}`, {
          kind: 'case',
          id: c.id,
          place: c.location,
        }),
      ),
    },
    {
      label: t('top.buildings'),
      options: (buildings.data?.features ?? []).map(({ id, properties: p }) =>
        option([named(p.name ?? '', p.nameEn), p.address].filter(Boolean).join(' · '), {
          kind: 'building',
          id,
          place: p.center,
        }),
      ),
    },
    {
      label: t('top.components'),
      options: (components.data?.features ?? []).map(({ id, geometry, properties: p }) =>
        option(`${p.code} · ${named(p.className, p.classNameEn)}`, {
          kind: 'component',
          id,
          place: centerOf(geometry),
        }),
      ),
    },
    {
      label: t('top.cameras'),
      options: (cameras.data?.features ?? []).map(({ id, geometry, properties: p }) =>
        option(p.name, { kind: 'camera', id, place: centerOf(geometry) }),
      ),
    },
  ].filter(({ options }) => options.length > 0)
  const isFetching = [cases, buildings, components, cameras].some((one) => one.isFetching)
  return { groups: isAsked ? groups : [], byValue, isFetching }
}

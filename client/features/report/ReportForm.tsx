import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Input, Spin } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseSource } from '../../../server/contract/case.ts'
import type { ReportBody } from '../../../server/contract/case-actions.ts'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import { SOURCES_OF_ROLE } from '../../../server/contract/case-rules.ts'
import type { CaseClass } from '../../../server/contract/catalog.ts'
import type { LonLat } from '../../../server/contract/common.ts'
import { geographyEndpoints } from '../../../server/contract/geography.ts'
import type { User } from '../../../server/contract/identity.ts'
import { ApiError, request } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'
import { usePlace } from '../../lib/usePlace.ts'
import { FlatMap } from '../../ui/FlatMap.tsx'
import { PhotoInput } from '../../ui/PhotoInput.tsx'
import { ClassPicker } from './ClassPicker.tsx'
import './report.css'

interface ReportFormProps {
  user: User
  /** Where the map opens; null while nobody knows yet. */
  center: LonLat | null
  onDone: (id: string) => void
  onCancel: () => void
}

/** A report from the street: what, photos, where, a word; sent once however often it is pressed. */
export function ReportForm({ user, center, onDone, onCancel }: ReportFormProps) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const [chosen, setChosen] = useState<CaseClass | null>(null)
  const [photos, setPhotos] = useState<string[]>([])
  const [isSending, setIsSending] = useState(false)
  const [place, setPlace] = useState<LonLat | null>(null)
  const [address, setAddress] = useState('')
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState<string | null>(null)
  const [fix, locate] = usePlace()
  useEffect(locate, [locate])
  useEffect(() => {
    if (fix.state === 'known') setPlace((now) => now ?? fix.fix)
  }, [fix])
  const opensAt = place ?? center
  const report = useReport()

  const send = () => {
    const lacking =
      chosen === null
        ? 'needClass'
        : photos.length === 0 && chosen.photoRequired
          ? 'needPhoto'
          : place === null
            ? 'needPlace'
            : null
    setMissing(lacking)
    if (lacking !== null || chosen === null || place === null) return
    report.mutate(
      {
        source: sourceOf(user),
        kind: chosen.kind,
        classCode: chosen.code,
        location: { lon: place.lon, lat: place.lat },
        description: words.trim(),
        ...(address.trim() === '' ? {} : { address: address.trim() }),
        ...(photos.length === 0 ? {} : { attachments: photos }),
      },
      {
        onSuccess: ({ id, number }) => {
          void message.success(t('report.sent', { number }))
          onDone(id)
        },
      },
    )
  }
  const leave = async () => {
    const hasContent = chosen !== null || photos.length > 0 || words !== ''
    if (
      !hasContent ||
      (await modal.confirm({ title: t('report.discard'), content: t('report.discardHint') }))
    )
      onCancel()
  }
  return (
    <div className="report" data-testid="report-form">
      <header className="field-top">
        <Button type="text" onClick={() => void leave()} aria-label={t('app.back')}>
          ‹
        </Button>
        <h1>{t('report.title')}</h1>
        <span className="field-chip">
          {fix.state === 'known'
            ? t('report.accuracy', { metres: fix.fix.accuracyM })
            : t(fix.state === 'refused' ? 'report.noLocation' : 'report.locating')}
        </span>
      </header>
      <div className="report-body">
        <section className="report-card">
          <h2>1　{t('report.what')}</h2>
          <ClassPicker value={chosen} onChange={setChosen} />
        </section>
        <section className="report-card">
          <h2>2　{t('report.photos')}</h2>
          <PhotoInput onChange={setPhotos} onSending={setIsSending} fromCamera />
        </section>
        <section className="report-card">
          <h2>3　{t('report.where')}</h2>
          <PlaceLine place={place} />
          <div className="report-map">
            {opensAt === null ? (
              <Spin />
            ) : (
              <FlatMap label={t('report.pickOnMap')} center={opensAt} place={place} onTap={setPlace} />
            )}
          </div>
          <small className="dim">{t('report.pickOnMap')}</small>
          <Input
            value={address}
            maxLength={200}
            placeholder={t('report.address')}
            aria-label={t('report.address')}
            onChange={(event) => setAddress(event.target.value)}
          />
        </section>
        <section className="report-card">
          <h2>{t('report.extra')}</h2>
          <Input.TextArea
            value={words}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            aria-label={t('report.extra')}
            onChange={(event) => setWords(event.target.value)}
          />
        </section>
      </div>
      <footer className="report-foot">
        {missing !== null && <Alert type="warning" showIcon title={t(`report.${missing}`)} />}
        {report.isError && <Alert type="error" showIcon title={problemText(t, report.error)} />}
        <Button
          type="primary"
          size="large"
          block
          loading={report.isPending || isSending}
          onClick={send}
          data-testid="send-report"
        >
          {t('report.send')}
        </Button>
      </footer>
    </div>
  )
}

/** The same body keeps its key: pressing again after a lost answer makes no second case. */
function useReport() {
  const sent = useRef<{ text: string; key: string }>(undefined)
  return useMutation({
    mutationFn: (body: ReportBody) => {
      const text = JSON.stringify(body)
      if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() }
      return request(caseEndpoints.report, { body, key: sent.current.key })
    },
  })
}

function sourceOf({ roles }: User): CaseSource {
  const [source] = roles.flatMap((role) => SOURCES_OF_ROLE[role] ?? [])
  return source ?? 'inspector'
}

function PlaceLine({ place }: { place: LonLat | null }) {
  const { t } = useTranslation()
  const grid = useQuery({
    queryKey: ['grid-at', place?.lon.toFixed(5), place?.lat.toFixed(5)],
    queryFn: () => request(geographyEndpoints.gridAt, { query: place ?? { lon: 0, lat: 0 } }),
    enabled: place !== null,
    retry: false,
  })
  if (place === null) return null
  if (grid.error instanceof ApiError) return <p className="light-red">{t('report.outside')}</p>
  const { code, streetName } = grid.data?.properties ?? {}
  // With no answer yet, or no network, the place itself is what is known.
  return (
    <p className="report-place number">
      {code === undefined
        ? `${place.lat.toFixed(5)}, ${place.lon.toFixed(5)}`
        : t('report.grid', { code, street: streetName })}
    </p>
  )
}

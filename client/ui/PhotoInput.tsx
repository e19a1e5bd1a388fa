import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { attachmentEndpoints } from '../../server/contract/attachment.ts'
import { addressOf, request } from '../lib/api.ts'
import { problemText } from '../lib/problem-text.ts'
import './photos.css'

type Shot =
  | { readonly key: string; readonly file: File; readonly state: 'sending' }
  | { readonly key: string; readonly file: File; readonly state: 'failed'; readonly error: unknown }
  | { readonly key: string; readonly file: File; readonly state: 'sent'; readonly id: string }

export interface PhotoInputProps {
  /** Ids of the photos that have arrived; a form waits while `isSending`. */
  onChange?: (ids: string[]) => void
  onSending?: (isSending: boolean) => void
  /** Asks the phone for its camera rather than its gallery. */
  fromCamera?: boolean
}

/** Takes photos and uploads each at once; one that fails can be tried again, with the same key. */
export function PhotoInput({ onChange, onSending, fromCamera = false }: PhotoInputProps) {
  const { t } = useTranslation()
  const [shots, setShots] = useState<readonly Shot[]>([])
  const input = useRef<HTMLInputElement>(null)
  const told = useRef({ onChange, onSending })
  useEffect(() => {
    told.current = { onChange, onSending }
  })
  useEffect(() => {
    told.current.onChange?.(shots.flatMap((shot) => (shot.state === 'sent' ? [shot.id] : [])))
    told.current.onSending?.(shots.some((shot) => shot.state === 'sending'))
  }, [shots])

  const put = (next: Shot) => setShots((all) => all.map((shot) => (shot.key === next.key ? next : shot)))
  const send = async ({ key, file }: { key: string; file: File }) => {
    put({ key, file, state: 'sending' })
    try {
      const body = new FormData()
      body.set('file', file)
      const { id } = await request(attachmentEndpoints.upload, { body, key })
      put({ key, file, state: 'sent', id })
    } catch (error) {
      put({ key, file, state: 'failed', error })
    }
  }
  const add = (files: FileList | null) => {
    const added = [...(files ?? [])].map((file) => ({
      key: crypto.randomUUID(),
      file,
      state: 'sending' as const,
    }))
    setShots((all) => [...all, ...added])
    for (const shot of added) void send(shot)
    if (input.current !== null) input.current.value = ''
  }
  const failed = shots.find((shot) => shot.state === 'failed')
  return (
    <div className="photo-input">
      <div className="photo-row">
        {shots.map((shot) => (
          <ShotTile
            key={shot.key}
            shot={shot}
            onRetry={() => void send(shot)}
            onRemove={() => setShots((all) => all.filter(({ key }) => key !== shot.key))}
          />
        ))}
        <button type="button" className="plain photo-add" onClick={() => input.current?.click()}>
          <span aria-hidden>＋</span>
          {t(fromCamera ? 'photo.take' : 'photo.add')}
        </button>
      </div>
      {failed?.state === 'failed' && (
        <p className="photo-problem" role="alert">
          {problemText(t, failed.error)}
        </p>
      )}
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('photo.add')}
        accept="image/jpeg,image/png,image/webp"
        multiple
        {...(fromCamera ? { capture: 'environment' as const } : {})}
        onChange={(event) => add(event.target.files)}
      />
    </div>
  )
}

function ShotTile({ shot, onRetry, onRemove }: { shot: Shot; onRetry: () => void; onRemove: () => void }) {
  const { t } = useTranslation()
  const [preview, setPreview] = useState<string>()
  useEffect(() => {
    const url = URL.createObjectURL(shot.file)
    setPreview(url)
    return () => URL.revokeObjectURL(url)
  }, [shot.file])
  return (
    <div className={`photo photo-${shot.state}`} data-photo={shot.state}>
      {preview !== undefined && <img src={preview} alt="" />}
      {shot.state === 'sending' && <span className="photo-over">{t('photo.uploading')}</span>}
      {shot.state === 'failed' && (
        <button type="button" className="plain photo-over" onClick={onRetry}>
          {t('photo.failed')}
        </button>
      )}
      <button type="button" className="plain photo-remove" aria-label={t('photo.remove')} onClick={onRemove}>
        ×
      </button>
    </div>
  )
}

/** Addresses of a stored photo. */
export const photoAddress = (id: string, size: 'thumb' | 'full') =>
  addressOf(attachmentEndpoints.download, { params: { id }, query: { size } })

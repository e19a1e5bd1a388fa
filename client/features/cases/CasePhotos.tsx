import { Image } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { photoAddress } from '../../ui/PhotoInput.tsx'

/** The photos of a case, oldest first, each with when it was taken; a press shows it large. */
export function CasePhotos({ theCase: { attachments } }: { theCase: CaseDetail }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  if (attachments.length === 0) return null
  return (
    <div className="panel-part case-photos">
      <Image.PreviewGroup>
        {attachments.map(({ id, takenAt, uploadedAt }, i) => (
          <figure key={id}>
            <Image
              width={92}
              height={66}
              src={photoAddress(id, 'thumb')}
              preview={{ src: photoAddress(id, 'full') }}
              alt={t('panel.photoOf', { n: i + 1 })}
              loading="lazy"
            />
            <figcaption>{dateText(takenAt ?? uploadedAt)}</figcaption>
          </figure>
        ))}
      </Image.PreviewGroup>
    </div>
  )
}

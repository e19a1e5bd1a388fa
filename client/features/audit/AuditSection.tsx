import { DownloadOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, DatePicker, Form, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditQuestion } from '../../../server/contract/audit.ts'
import { inDistrict } from '../../lib/district-time.ts'
import { downloadText } from '../../lib/download.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Faults } from '../../ui/Faults.tsx'
import { AuditTable } from './AuditTable.tsx'
import { useActors, useAudit, useAuditExport, useAuditTerms } from './useAudit.ts'
import { useActionText, useKindText } from './useAuditText.ts'
import './audit.css'

interface Asked {
  readonly question: AuditQuestion
  /** Pressing the button again asks again. */
  readonly times: number
}

/** Who did what to what, when and why. */
export function AuditSection() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked>({ question: {}, times: 0 })
  const lines = useAudit(asked.question, asked.times)
  const download = useAuditExport()
  return (
    <div className="audit">
      <header className="audit-top">
        <div>
          <h2>{t('audit.title')}</h2>
          <p className="dim">{t('audit.hint')}</p>
        </div>
        <Button
          icon={<DownloadOutlined />}
          loading={download.isPending}
          onClick={() =>
            download.mutate(asked.question, { onSuccess: (text) => downloadText('audit.csv', text) })
          }
        >
          {t('audit.export')}
        </Button>
      </header>
      <Faults error={download.error} />
      <Questions onAsk={(question) => setAsked(({ times }) => ({ question, times: times + 1 }))} />
      {lines.isError ? (
        <Failed error={lines.error} onRetry={() => void lines.refetch()} />
      ) : (
        <AuditTable
          lines={lines.data?.pages.flatMap(({ items }) => items) ?? []}
          isLoading={lines.isPending}
        />
      )}
      {lines.hasNextPage && (
        <Button block loading={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </div>
  )
}

interface Values {
  span?: [Dayjs | null, Dayjs | null] | null
  actor?: string
  action?: string
  objectKind?: string
  objectId?: string
  q?: string
}

function questionOf({ span, objectId, q, ...rest }: Values): AuditQuestion {
  const [from, to] = span ?? [null, null]
  const id = objectId?.trim()
  return {
    ...rest,
    ...(from ? { from: inDistrict(from.toDate()) } : {}),
    ...(to ? { to: inDistrict(to.toDate()) } : {}),
    ...(id ? { objectId: id } : {}),
    ...(q?.trim() ? { q: q.trim() } : {}),
  }
}

function Questions({ onAsk }: { onAsk: (question: AuditQuestion) => void }) {
  const { t } = useTranslation()
  const terms = useAuditTerms()
  const actionText = useActionText()
  const kindText = useKindText()
  const [who, setWho] = useState('')
  const actors = useActors(who)
  return (
    <Form<Values>
      layout="vertical"
      className="audit-questions"
      onFinish={(values) => onAsk(questionOf(values))}
    >
      <Form.Item name="span" label={t('audit.span')}>
        <DatePicker.RangePicker
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          allowEmpty={[true, true]}
        />
      </Form.Item>
      <Form.Item name="actor" label={t('audit.actor')}>
        <Select
          allowClear
          showSearch={{ filterOption: false, onSearch: setWho }}
          placeholder={t('audit.anybody')}
          loading={actors.isFetching}
          options={(actors.data?.items ?? []).map(({ id, name, username }) => ({
            value: id,
            label: `${name} (${username})`,
          }))}
        />
      </Form.Item>
      <Form.Item name="action" label={t('audit.action')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('audit.anything')}
          options={(terms.data?.actions ?? []).map((value) => ({ value, label: actionText(value) }))}
        />
      </Form.Item>
      <Form.Item name="objectKind" label={t('audit.objectKind')}>
        <Select
          allowClear
          placeholder={t('audit.anything')}
          options={(terms.data?.objectKinds ?? []).map((value) => ({ value, label: kindText(value) }))}
        />
      </Form.Item>
      <Form.Item name="objectId" label={t('audit.objectId')}>
        <Input allowClear maxLength={100} />
      </Form.Item>
      <Form.Item name="q" label={t('audit.words')}>
        <Input allowClear maxLength={100} data-testid="audit-words" />
      </Form.Item>
      <Button type="primary" htmlType="submit" icon={<SearchOutlined />} data-testid="audit-search">
        {t('audit.search')}
      </Button>
    </Form>
  )
}

import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AuditLine } from '../../../server/contract/audit.ts'
import { useActionText, useKindText } from './useAuditText.ts'
import { useFullDateText } from './useFullDateText.ts'

/** Lines of the audit; each opens to what changed. */
export function AuditTable({ lines, isLoading }: { lines: AuditLine[]; isLoading: boolean }) {
  const { t } = useTranslation()
  const dateText = useFullDateText()
  const actionText = useActionText()
  const kindText = useKindText()
  return (
    <Table<AuditLine>
      size="small"
      rowKey="id"
      loading={isLoading}
      dataSource={lines}
      pagination={false}
      scroll={{ x: 900 }}
      data-testid="audit-lines"
      locale={{ emptyText: t('audit.nothing') }}
      expandable={{
        rowExpandable: ({ detail }) => Object.keys(detail).length > 0,
        expandedRowRender: ({ detail }) => <Detail detail={detail} />,
        columnTitle: <span className="visually-hidden">{t('audit.detail')}</span>,
      }}
      columns={[
        { title: t('audit.at'), width: 220, render: (_, { at }) => dateText(at) },
        {
          title: t('audit.actor'),
          width: 190,
          render: (_, { actor }) =>
            actor === null ? (
              <span className="dim">{t('role.system')}</span>
            ) : (
              <>
                {actor.name} <span className="dim">{actor.username}</span>
              </>
            ),
        },
        { title: t('audit.action'), width: 200, render: (_, { action }) => actionText(action) },
        {
          title: t('audit.object'),
          render: (_, { objectKind, objectId, objectName }) => (
            <>
              <span className="dim">{kindText(objectKind)}</span> {objectName ?? objectId}
            </>
          ),
        },
        { title: t('audit.reason'), render: (_, { reason }) => reason },
      ]}
    />
  )
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Before and after side by side where a line has both, else a name and what stood there. */
function Detail({ detail }: { detail: Record<string, unknown> }) {
  const { t } = useTranslation()
  const { before, after, ...rest } = detail
  const [old, now] = [asRecord(before), asRecord(after)]
  const changed = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  const field = (name: string) => t(`audit.fields.${name}`, { defaultValue: name })
  return (
    <div className="audit-detail">
      {changed.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('audit.field')}</th>
              <th scope="col">{t('audit.before')}</th>
              <th scope="col">{t('audit.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((name) => (
              <tr key={name}>
                <th scope="row">{field(name)}</th>
                <td>{name in old ? shown(old[name]) : '–'}</td>
                <td>{name in now ? shown(now[name]) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl>
        {Object.entries(rest).map(([name, value]) => (
          <div key={name}>
            <dt>{field(name)}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}

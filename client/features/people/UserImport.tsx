import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Modal, Table, Tag } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type UserLine, userEndpoints } from '../../../server/contract/admin-user.ts'
import { CSV_START, csvLine } from '../../../server/contract/csv.ts'
import { downloadText } from '../../lib/download.ts'
import { Faults } from '../../ui/Faults.tsx'
import { usePeopleChange } from './usePeople.ts'

const formOf = (file: File): FormData => {
  const form = new FormData()
  form.set('file', file)
  return form
}

/** A file of users: judged line by line, then taken whole; the passwords are given once, as a file. */
export function UserImport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const check = usePeopleChange(userEndpoints.checkFile)
  const take = usePeopleChange(userEndpoints.importFile)
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return
    setFile(chosen)
    take.reset()
    check.mutate({ body: formOf(chosen) })
  }
  const judged = check.data
  const footer = take.isSuccess ? (
    <Button onClick={onClose}>{t('app.close')}</Button>
  ) : (
    <>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      <Button
        type="primary"
        disabled={file === null || judged === undefined || judged.wrong > 0}
        loading={take.isPending}
        data-testid="users-take"
        onClick={() => file !== null && take.mutate({ body: formOf(file) })}
      >
        {t('people.take', { count: judged?.lines.length ?? 0 })}
      </Button>
    </>
  )
  return (
    <Modal
      open
      width={960}
      title={t('people.import')}
      footer={footer}
      onCancel={onClose}
      mask={{ closable: false }}
      className="people-modal"
    >
      <p className="dim">{t('people.importHint')}</p>
      <div className="people-do">
        <Button icon={<UploadOutlined />} loading={check.isPending} onClick={() => input.current?.click()}>
          {file === null ? t('people.chooseFile') : t('people.otherFile')}
        </Button>
        <Button icon={<DownloadOutlined />} onClick={() => downloadText('users.csv', example(t))}>
          {t('people.example')}
        </Button>
        {file !== null && <span>{file.name}</span>}
      </div>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('people.chooseFile')}
        data-testid="users-file"
        onChange={({ target }) => {
          choose(target.files?.[0])
          target.value = ''
        }}
      />
      <Faults error={check.error ?? take.error} />
      {judged !== undefined && !take.isSuccess && <Judged lines={judged.lines} wrong={judged.wrong} />}
      {take.isSuccess && <Passwords users={take.data.users} />}
    </Modal>
  )
}

const example = (t: (key: string) => string) =>
  `${CSV_START}${csvLine(['username', 'name', 'roles', 'organisation'])}${csvLine([
    'zhang-san',
    '张三',
    `intake;${t('role.dispatcher')}`,
    'CENTER',
  ])}`

function useFaultText() {
  const { t } = useTranslation()
  return ({ field, code, value, detail }: UserLine['faults'][number]) =>
    `${t(`people.column.${field}`, { defaultValue: field })}: ${t(`people.lineWrong.${code}`, { value, defaultValue: detail })}`
}

function Judged({ lines, wrong }: { lines: UserLine[]; wrong: number }) {
  const { t } = useTranslation()
  const faultText = useFaultText()
  const rejects = () =>
    downloadText(
      'users-rejected.csv',
      CSV_START +
        csvLine(['line', 'username', 'name', 'roles', 'organisation', 'faults']) +
        lines
          .filter(({ faults }) => faults.length > 0)
          .map(({ line, username, name, roles, org, faults }) =>
            csvLine([line, username, name, roles.join(';'), org, faults.map(faultText).join(' | ')]),
          )
          .join(''),
    )
  return (
    <>
      <Alert
        type={wrong > 0 ? 'warning' : 'success'}
        showIcon
        data-testid="users-judged"
        title={
          wrong > 0
            ? t('people.someWrong', { wrong, count: lines.length })
            : t('people.allGood', { count: lines.length })
        }
        action={
          wrong > 0 && (
            <Button size="small" icon={<DownloadOutlined />} onClick={rejects}>
              {t('people.rejects')}
            </Button>
          )
        }
      />
      <Table<UserLine>
        size="small"
        rowKey="line"
        dataSource={[...lines].sort((a, b) => b.faults.length - a.faults.length || a.line - b.line)}
        pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 760 }}
        columns={[
          { title: t('people.line'), dataIndex: 'line', width: 60 },
          { title: t('people.username'), dataIndex: 'username', width: 130 },
          { title: t('people.name'), dataIndex: 'name', width: 100 },
          { title: t('people.roles'), width: 150, render: (_, { roles }) => roles.join(', ') },
          { title: t('people.organisation'), dataIndex: 'org', width: 130 },
          {
            title: t('people.verdict'),
            render: (_, { faults }) =>
              faults.length === 0 ? (
                <Tag color="green">{t('people.good')}</Tag>
              ) : (
                <ul className="people-faults">
                  {faults.map((fault) => (
                    <li key={`${fault.field} ${fault.code} ${fault.value}`}>{faultText(fault)}</li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </>
  )
}

function Passwords({ users }: { users: { username: string; name: string; password: string }[] }) {
  const { t } = useTranslation()
  const [isTaken, setTaken] = useState(false)
  const take = () => {
    downloadText(
      'users-passwords.csv',
      CSV_START +
        csvLine(['username', 'name', 'password']) +
        users.map(({ username, name, password }) => csvLine([username, name, password])).join(''),
    )
    setTaken(true)
  }
  return (
    <Alert
      type={isTaken ? 'success' : 'warning'}
      showIcon
      data-testid="users-taken"
      title={t('people.took', { count: users.length })}
      description={t('people.passwordsOnce')}
      action={
        <Button type="primary" icon={<DownloadOutlined />} onClick={take} data-testid="users-passwords">
          {t('people.passwords')}
        </Button>
      }
    />
  )
}

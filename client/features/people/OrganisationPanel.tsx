import { Button, Card, Descriptions, Input, Modal, Skeleton, Tag } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Organisation, organisationEndpoints } from '../../../server/contract/admin-organisation.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Faults } from '../../ui/Faults.tsx'
import { OrganisationForm } from './OrganisationForm.tsx'
import { usePeopleChange, useScope } from './usePeople.ts'

/** One organisation: what it is, what its people see, and what can be done about it. */
export function OrganisationPanel({
  organisation,
  all,
}: {
  organisation: Organisation
  all: Organisation[]
}) {
  const { t } = useTranslation()
  const named = useNamed()
  const dateText = useDateText()
  const { code, name, nameEn, kind, parentCode, areaCode, areaName, retiredAt } = organisation
  const parent = all.find((one) => one.code === parentCode)
  const items = [
    { key: 'code', label: t('people.code'), children: <code>{code}</code> },
    { key: 'kind', label: t('people.kindOf'), children: t(`people.kind.${kind}`) },
    {
      key: 'parent',
      label: t('people.parent'),
      children: parent === undefined ? t('people.noParent') : named(parent.name, parent.nameEn),
    },
    ...(areaCode === null
      ? []
      : [{ key: 'area', label: t('people.area'), children: `${areaName ?? ''} ${areaCode}` }]),
    {
      key: 'handles',
      label: t('people.handlingUnit'),
      children: t(organisation.isHandlingUnit ? 'people.yes' : 'people.no'),
    },
    {
      key: 'terms',
      label: t('people.terms'),
      children: (
        <>
          {t(organisation.commandDuty ? 'people.hasDuty' : 'people.noDuty')} ·{' '}
          {organisation.calendarKey ?? t('people.centerCalendar')} ·{' '}
          <Link to="/admin/clocks">{t('people.inClocks')}</Link>
        </>
      ),
    },
    {
      key: 'people',
      label: t('people.users'),
      children: t('people.peopleCount', { count: organisation.people }),
    },
  ]
  return (
    <Card
      size="small"
      data-testid="organisation-panel"
      title={
        <>
          {named(name, nameEn)}{' '}
          {retiredAt !== null && <Tag color="red">{`${t('people.retired')} · ${dateText(retiredAt)}`}</Tag>}
        </>
      }
    >
      <Descriptions column={1} size="small" bordered items={items} />
      <Deeds organisation={organisation} />
      <SeenBy organisation={organisation} />
    </Card>
  )
}

/** "See as": the scope in words, and how much lies in it. */
function SeenBy({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation()
  const named = useNamed()
  const [isAsked, setAsked] = useState(false)
  const scope = useScope(isAsked ? organisation.code : null)
  const { name, nameEn, kind } = organisation
  const byArea = kind === 'street' || kind === 'community'
  const byUnit = kind === 'unit' || kind === 'city-body'
  const words = byArea
    ? t('people.seesArea', { area: organisation.areaName ?? t('people.noArea') })
    : byUnit
      ? t('people.seesUnit', { unit: named(name, nameEn) })
      : t('people.seesDistrict')
  const number = ({ count, more }: { count: number; more: boolean }) =>
    `${count.toLocaleString()}${more ? '+' : ''}`
  return (
    <section className="people-scope">
      <h3>{t('people.scope')}</h3>
      <p>{words}</p>
      {!isAsked && (
        <Button onClick={() => setAsked(true)} data-testid="organisation-see-as">
          {t('people.seeAs')}
        </Button>
      )}
      {scope.isFetching && <Skeleton active paragraph={{ rows: 1 }} title={false} />}
      {scope.data !== undefined && (
        <dl className="people-figures" data-testid="organisation-scope">
          <div>
            <dt>{t('people.casesSeen')}</dt>
            <dd>{number(scope.data.cases)}</dd>
          </div>
          <div>
            <dt>{t('people.openSeen')}</dt>
            <dd>{number(scope.data.openCases)}</dd>
          </div>
          <div>
            <dt>{t('people.gridsSeen')}</dt>
            <dd>{number(scope.data.grids)}</dd>
          </div>
        </dl>
      )}
      <Faults error={scope.error} />
    </section>
  )
}

function Deeds({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation()
  const [doing, setDoing] = useState<'editing' | 'retiring' | null>(null)
  const restore = usePeopleChange(organisationEndpoints.restore)
  const { code, version, retiredAt } = organisation
  return (
    <>
      <div className="people-do">
        {retiredAt === null ? (
          <>
            <Button onClick={() => setDoing('editing')} data-testid="organisation-edit">
              {t('people.edit')}
            </Button>
            <Button danger onClick={() => setDoing('retiring')} data-testid="organisation-retire">
              {t('people.retire')}
            </Button>
          </>
        ) : (
          <Button
            type="primary"
            loading={restore.isPending}
            onClick={() => restore.mutate({ params: { code }, body: { version } })}
          >
            {t('people.restore')}
          </Button>
        )}
      </div>
      <Faults error={restore.error} />
      {doing === 'editing' && (
        <OrganisationForm organisation={organisation} parent={null} onClose={() => setDoing(null)} />
      )}
      {doing === 'retiring' && <Retire organisation={organisation} onClose={() => setDoing(null)} />}
    </>
  )
}

function Retire({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const { t } = useTranslation()
  const named = useNamed()
  const [reason, setReason] = useState('')
  const reasonId = useId()
  const retire = usePeopleChange(organisationEndpoints.retire)
  const { code, name, nameEn, version } = organisation
  return (
    <Modal
      open
      className="people-modal"
      title={t('people.retireAsk', { name: named(name, nameEn) })}
      okText={t('people.retire')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      confirmLoading={retire.isPending}
      cancelText={t('app.cancel')}
      onOk={() => retire.mutate({ params: { code }, body: { version, reason } }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{t('people.retireHint')}</p>
      <label htmlFor={reasonId}>{t('people.reason')}</label>
      <Input
        id={reasonId}
        value={reason}
        maxLength={500}
        data-testid="retire-reason"
        onChange={({ target }) => setReason(target.value)}
      />
      <Faults error={retire.error} />
    </Modal>
  )
}

import { Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Organisation, organisationEndpoints } from '../../../server/contract/admin-organisation.ts'
import { type OrganisationKind, organisationKind } from '../../../server/contract/admin-user.ts'
import { Faults } from '../../ui/Faults.tsx'
import { OrganisationSelect } from './OrganisationSelect.tsx'
import { usePeopleChange } from './usePeople.ts'

interface Values {
  code: string
  kind: OrganisationKind
  name: string
  nameEn: string
  parentCode: string | null
  areaCode: string
  isHandlingUnit: boolean
}

const valuesOf = (given: Organisation | null, parent: string | null): Values =>
  given === null
    ? {
        code: '',
        kind: 'unit',
        name: '',
        nameEn: '',
        parentCode: parent,
        areaCode: '',
        isHandlingUnit: false,
      }
    : { ...given, nameEn: given.nameEn ?? '', areaCode: given.areaCode ?? '' }

/** Makes an organisation, or renames and moves one. */
export function OrganisationForm(props: {
  organisation: Organisation | null
  parent: string | null
  onClose: () => void
  onMade?: (code: string) => void
}) {
  const { t } = useTranslation()
  const { organisation, onClose, onMade } = props
  const create = usePeopleChange(organisationEndpoints.create)
  const edit = usePeopleChange(organisationEndpoints.edit)
  const [values, setValues] = useState(() => valuesOf(organisation, props.parent))
  const set = (change: Partial<Values>) => setValues((old) => ({ ...old, ...change }))
  const { code, kind, name, parentCode, isHandlingUnit } = values
  const send = () => {
    const hasArea = kind === 'street' || kind === 'community'
    const fields = {
      ...{ name, parentCode, isHandlingUnit },
      nameEn: values.nameEn.trim() || null,
      areaCode: hasArea ? values.areaCode.trim() || null : null,
    }
    if (organisation === null)
      create.mutate(
        { body: { ...fields, code, kind } },
        {
          onSuccess: (made) => {
            onClose()
            onMade?.(made.code)
          },
        },
      )
    else
      edit.mutate(
        { params: { code: organisation.code }, body: { ...fields, version: organisation.version } },
        { onSuccess: onClose },
      )
  }
  return (
    <Modal
      open
      className="people-modal"
      title={organisation === null ? t('people.newOrganisation') : t('people.editOrganisation')}
      okText={organisation === null ? t('people.create') : t('people.save')}
      okButtonProps={{ disabled: name.trim() === '' || code.trim() === '' }}
      confirmLoading={create.isPending || edit.isPending}
      cancelText={t('app.cancel')}
      onOk={send}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div">
        {organisation === null && <Birth values={values} onChange={set} />}
        <Form.Item label={t('people.organisationName')} htmlFor="org-name">
          <Input
            id="org-name"
            value={name}
            maxLength={60}
            onChange={({ target }) => set({ name: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('people.nameEn')} htmlFor="org-name-en">
          <Input
            id="org-name-en"
            value={values.nameEn}
            maxLength={100}
            onChange={({ target }) => set({ nameEn: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('people.parent')} htmlFor="org-parent">
          <OrganisationSelect
            id="org-parent"
            value={parentCode}
            placeholder={t('people.noParent')}
            {...(organisation === null ? {} : { without: organisation.code })}
            onChange={(parent) => set({ parentCode: parent })}
          />
        </Form.Item>
        {(kind === 'street' || kind === 'community') && (
          <Form.Item label={t('people.area')} htmlFor="org-area" extra={t(`people.areaHint.${kind}`)}>
            <Input
              id="org-area"
              value={values.areaCode}
              maxLength={12}
              onChange={({ target }) => set({ areaCode: target.value })}
            />
          </Form.Item>
        )}
        <Checkbox checked={isHandlingUnit} onChange={({ target }) => set({ isHandlingUnit: target.checked })}>
          {t('people.isHandlingUnit')}
        </Checkbox>
      </Form>
      <Faults error={create.error ?? edit.error} />
    </Modal>
  )
}

/** What stays as it is from the beginning. */
function Birth({ values, onChange }: { values: Values; onChange: (change: Partial<Values>) => void }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item label={t('people.code')} htmlFor="org-code" extra={t('people.codeHint')}>
        <Input
          id="org-code"
          value={values.code}
          maxLength={58}
          onChange={({ target }) => onChange({ code: target.value.toUpperCase() })}
        />
      </Form.Item>
      <Form.Item label={t('people.kindOf')} htmlFor="org-kind">
        <Select
          id="org-kind"
          value={values.kind}
          options={organisationKind.options.map((kind) => ({ value: kind, label: t(`people.kind.${kind}`) }))}
          onChange={(kind: OrganisationKind) => onChange({ kind, isHandlingUnit: kind === 'unit' })}
        />
      </Form.Item>
    </>
  )
}

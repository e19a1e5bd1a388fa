import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type DeclaredMapService,
  MAP_SCHEMES,
  MAP_SERVICE_KINDS,
  type MapService,
  mapServiceEndpoints,
} from '../../../server/contract/map-service.ts'
import { useMapServiceChange } from '../../lib/useMapServices.ts'
import { Faults } from '../../ui/Faults.tsx'
import { TryService } from './TryService.tsx'

const EMPTY: DeclaredMapService = {
  ...{ name: '', nameEn: null, url: '', subdomains: [], attribution: '', kind: 'base' },
  ...{ scheme: 'EPSG:4490', firstLevel: 1, minZoom: 1, maxZoom: 18, enabled: true, shift: 'none' },
}

function declaredOf(service: MapService | null): DeclaredMapService {
  if (service === null) return EMPTY
  const { id: _id, version: _version, ...text } = service
  return { ...text, shift: 'none' }
}

/** A colon would part a namespace from a key. */
export const schemeKey = (scheme: MapService['scheme']) => scheme.replace('EPSG:', 'epsg')

/** Names a service, or changes one. */
export function MapServiceForm({ service, onClose }: { service: MapService | null; onClose: () => void }) {
  const { t } = useTranslation()
  const add = useMapServiceChange(mapServiceEndpoints.add)
  const edit = useMapServiceChange(mapServiceEndpoints.edit)
  const [values, setValues] = useState(() => declaredOf(service))
  const set = (change: Partial<DeclaredMapService>) => setValues((old) => ({ ...old, ...change }))
  const send = () => {
    const body = { ...values, nameEn: values.nameEn?.trim() || null }
    if (service === null) add.mutate({ body }, { onSuccess: onClose })
    else
      edit.mutate(
        { params: { id: service.id }, body: { ...body, version: service.version } },
        { onSuccess: onClose },
      )
  }
  const isLacking = [values.name, values.url, values.attribution].some((text) => text.trim() === '')
  return (
    <Modal
      open
      width={640}
      title={t(service === null ? 'mapServices.add' : 'mapServices.edit')}
      okText={t('mapServices.save')}
      okButtonProps={{ disabled: isLacking }}
      confirmLoading={add.isPending || edit.isPending}
      cancelText={t('app.cancel')}
      onOk={send}
      onCancel={onClose}
    >
      <Faults error={add.error ?? edit.error} />
      <Form layout="vertical" component="div" className="map-service-form">
        <Texts values={values} onChange={set} />
        <Numbers values={values} onChange={set} />
        <Checkbox checked={values.enabled} onChange={({ target }) => set({ enabled: target.checked })}>
          {t('mapServices.enabled')}
        </Checkbox>
        <TryService values={values} isLacking={isLacking} />
      </Form>
    </Modal>
  )
}

interface Part {
  values: DeclaredMapService
  onChange: (change: Partial<DeclaredMapService>) => void
}

function Field({ id, extra, children }: { id: string; extra?: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Form.Item label={t(`mapServices.${id}`)} htmlFor={`map-service-${id}`} extra={extra}>
      {children}
    </Form.Item>
  )
}

function Texts({ values, onChange }: Part) {
  const { t } = useTranslation()
  const text = (id: 'name' | 'nameEn' | 'url' | 'attribution', maxLength: number) => (
    <Input
      id={`map-service-${id}`}
      value={values[id] ?? ''}
      maxLength={maxLength}
      onChange={({ target }) => onChange({ [id]: target.value })}
    />
  )
  return (
    <>
      <div className="map-service-row">
        <Field id="name">{text('name', 60)}</Field>
        <Field id="nameEn">{text('nameEn', 100)}</Field>
      </div>
      <Field id="url" extra={t('mapServices.urlHint')}>
        {text('url', 1000)}
      </Field>
      <div className="map-service-row">
        <Field id="subdomains">
          <Input
            id="map-service-subdomains"
            defaultValue={values.subdomains.join(' ')}
            onChange={({ target }) =>
              onChange({ subdomains: target.value.split(/[\s,，]+/).filter((name) => name !== '') })
            }
          />
        </Field>
        <Field id="attribution">{text('attribution', 200)}</Field>
      </div>
    </>
  )
}

function Numbers({ values, onChange }: Part) {
  const { t } = useTranslation()
  const number = (id: 'firstLevel' | 'minZoom' | 'maxZoom', max: number) => (
    <InputNumber
      id={`map-service-${id}`}
      min={0}
      max={max}
      precision={0}
      value={values[id]}
      onChange={(value) => onChange({ [id]: value ?? 0 })}
    />
  )
  return (
    <>
      <div className="map-service-row">
        <Field id="kind">
          <Select
            id="map-service-kind"
            value={values.kind}
            options={MAP_SERVICE_KINDS.map((kind) => ({
              value: kind,
              label: t(`mapServices.kinds.${kind}`),
            }))}
            onChange={(kind) => onChange({ kind })}
          />
        </Field>
        <Field id="scheme">
          <Select
            id="map-service-scheme"
            value={values.scheme}
            options={MAP_SCHEMES.map((scheme) => ({
              value: scheme,
              label: t(`mapServices.schemes.${schemeKey(scheme)}`),
            }))}
            onChange={(scheme) => onChange({ scheme })}
          />
        </Field>
        <Field id="shift">
          <Select
            id="map-service-shift"
            value={values.shift}
            options={(['none', 'gcj02'] as const).map((shift) => ({
              value: shift,
              label: t(`mapServices.shifts.${shift}`),
            }))}
            onChange={(shift) => onChange({ shift })}
          />
        </Field>
      </div>
      <div className="map-service-row">
        <Field id="firstLevel" extra={t('mapServices.firstLevelHint')}>
          {number('firstLevel', 3)}
        </Field>
        <Field id="minZoom">{number('minZoom', 22)}</Field>
        <Field id="maxZoom">{number('maxZoom', 22)}</Field>
      </div>
    </>
  )
}

import { UploadOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Progress, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  GEOJSON_LAYERS,
  IMPORT_KINDS,
  IMPORT_MOST_BYTES,
  type ImportKind,
} from '../../../server/contract/import-job.ts'
import { Faults } from '../../ui/Faults.tsx'
import { GroundDetails } from './GroundDetails.tsx'
import { FIRST_VALUES, type ImportValues, optionsOf, wrongPairs } from './import-values.ts'
import { useStartImport } from './useImports.ts'

/** Coordinates that Chinese files come in most. */
const CRS = ['WGS84', 'CGCS2000', 'GCJ-02', 'BD-09', 'EPSG:4546', 'EPSG:4547', 'EPSG:4490']
const ACCEPT: Record<ImportKind, string> = {
  osm: '.pbf',
  geojson: '.geojson,.json,.geojsonl,.ndjson',
  cityjson: '.json,.jsonl,.city.json',
  dem: '.tif,.tiff',
  cases: '.ndjson,.jsonl',
  'cases-csv': '.csv',
}

/** A file, what it holds and how it is to be read. */
export function StartImport() {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [values, setValues] = useState<ImportValues>(FIRST_VALUES)
  const [share, setShare] = useState(0)
  const start = useStartImport()
  const set = (change: Partial<ImportValues>) => setValues((old) => ({ ...old, ...change }))
  const { kind } = values
  const isTooLarge = file !== null && file.size > IMPORT_MOST_BYTES
  const wrong = wrongPairs(values)
  const lacksMapping = kind === 'cases-csv' && values.mapping.trim().length < 2
  const send = () => {
    if (file === null) return
    setShare(0)
    start.mutate({ file, options: optionsOf(values), onShare: setShare }, { onSuccess: () => setFile(null) })
  }
  return (
    <Form layout="vertical" component="div" className="imports-form">
      <Form.Item label={t('imports.kindOf')} htmlFor="import-kind">
        <Select
          id="import-kind"
          value={kind}
          options={IMPORT_KINDS.map((value) => ({ value, label: t(`imports.kind.${value}`) }))}
          onChange={(next: ImportKind) => set({ kind: next })}
        />
      </Form.Item>
      {kind === 'geojson' && (
        <Form.Item label={t('imports.layer')} htmlFor="import-layer">
          <Select
            id="import-layer"
            value={values.layer}
            options={GEOJSON_LAYERS.map((value) => ({ value, label: t(`imports.layers.${value}`) }))}
            onChange={(layer) => set({ layer })}
          />
        </Form.Item>
      )}
      {(kind === 'geojson' || kind === 'cityjson' || kind === 'dem') && (
        <Form.Item label={t('imports.crs')} htmlFor="import-crs" extra={t(`imports.crsHint.${kind}`)}>
          <Input
            id="import-crs"
            value={values.crs}
            list="import-crs-names"
            maxLength={200}
            onChange={({ target }) => set({ crs: target.value })}
          />
          <datalist id="import-crs-names">
            {CRS.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </Form.Item>
      )}
      {kind === 'dem' && <GroundDetails values={values} onChange={set} />}
      <Details values={values} wrong={wrong} onChange={set} />
      <div className="imports-file">
        <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
          {t('imports.choose')}
        </Button>
        <span>{file === null ? <span className="dim">{t('imports.noFile')}</span> : file.name}</span>
      </div>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept={ACCEPT[kind]}
        aria-label={t('imports.choose')}
        data-testid="import-file"
        onChange={({ target }) => {
          setFile(target.files?.[0] ?? null)
          target.value = ''
        }}
      />
      {isTooLarge && <p role="alert">{t('imports.tooLarge')}</p>}
      {start.isPending && <Progress percent={Math.round(share * 100)} aria-label={t('imports.sending')} />}
      <Faults error={start.error} />
      <Button
        type="primary"
        block
        loading={start.isPending}
        disabled={file === null || isTooLarge || wrong !== null || lacksMapping}
        onClick={send}
        data-testid="import-start"
      >
        {t('imports.go')}
      </Button>
    </Form>
  )
}

interface DetailsProps {
  values: ImportValues
  wrong: string | null
  onChange: (change: Partial<ImportValues>) => void
}

function Details({ values, wrong, onChange }: DetailsProps) {
  const { t } = useTranslation()
  const { kind } = values
  const isGeography = kind !== 'cases' && kind !== 'cases-csv' && kind !== 'dem'
  return (
    <>
      {kind === 'geojson' && (
        <Form.Item
          label={t('imports.fields')}
          htmlFor="import-fields"
          extra={t('imports.fieldsHint')}
          validateStatus={wrong === null ? '' : 'error'}
          help={wrong === null ? undefined : t('imports.wrongPair', { line: wrong })}
        >
          <Input.TextArea
            id="import-fields"
            rows={3}
            value={values.pairs}
            placeholder={'height=层高\nclass:=01001'}
            onChange={({ target }) => onChange({ pairs: target.value })}
          />
        </Form.Item>
      )}
      {kind === 'cases-csv' && (
        <Form.Item label={t('imports.mapping')} htmlFor="import-mapping" extra={t('imports.mappingHint')}>
          <Input.TextArea
            id="import-mapping"
            rows={6}
            value={values.mapping}
            onChange={({ target }) => onChange({ mapping: target.value })}
          />
        </Form.Item>
      )}
      {isGeography && (
        <>
          <Form.Item label={t('imports.source')} htmlFor="import-source" extra={t('imports.sourceHint')}>
            <Input
              id="import-source"
              value={values.source}
              maxLength={100}
              onChange={({ target }) => onChange({ source: target.value })}
            />
          </Form.Item>
          <Form.Item>
            <Checkbox checked={values.grids} onChange={({ target }) => onChange({ grids: target.checked })}>
              {t('imports.grids')}
            </Checkbox>
          </Form.Item>
        </>
      )}
      {kind !== 'dem' && (
        <Form.Item label={t('imports.maxRejects')} htmlFor="import-rejects">
          <InputNumber
            id="import-rejects"
            min={0}
            max={100}
            suffix="%"
            value={values.maxRejects}
            onChange={(most) => onChange({ maxRejects: most ?? 20 })}
          />
        </Form.Item>
      )}
    </>
  )
}

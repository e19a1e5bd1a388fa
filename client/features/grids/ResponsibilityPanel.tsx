import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridEdit, ResponsibilityGrid } from '../../../server/contract/grid-edit.ts'
import { colorOf, type ShownCell } from './shown-cells.ts'

interface Person {
  readonly id: string
  readonly name: string
}
interface PanelProps {
  grids: readonly ResponsibilityGrid[]
  inspectors: readonly Person[]
  gridLeaders: readonly Person[]
  /** Codes that are gone, and never given again. */
  taken: readonly string[]
  chosen: readonly ShownCell[]
  cells: readonly ShownCell[]
  onEdits: (edits: GridEdit[]) => void
  onSelect: (names: string[]) => void
}

/** Responsibility grids: made, named, given cells and people. */
export function ResponsibilityPanel(props: PanelProps) {
  const { t } = useTranslation()
  const { grids, chosen, cells, onEdits, onSelect } = props
  const [code, setCode] = useState<string | null>(null)
  const found = grids.find((grid) => grid.code === code)
  const codes = grids.map((grid) => grid.code)
  const options = grids.map((grid) => ({
    value: grid.code,
    label: `${grid.name} (${cells.filter((cell) => cell.responsibility === grid.code).length})`,
  }))
  const assign = (responsibility: string | null) =>
    onEdits([{ kind: 'assign', codes: chosen.map(({ name }) => name), responsibility }])
  return (
    <section className="grids-responsibility" aria-label={t('grids.responsibility')}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        value={code}
        options={options}
        placeholder={t('grids.chooseResponsibility')}
        aria-label={t('grids.chooseResponsibility')}
        data-testid="grids-responsibility"
        onChange={setCode}
      />
      {found !== undefined && (
        <>
          <div className="grids-buttons">
            <span className="grids-swatch" style={{ background: colorOf(found.code, codes) }} />
            <Button
              size="small"
              onClick={() =>
                onSelect(cells.filter((c) => c.responsibility === found.code).map(({ name }) => name))
              }
            >
              {t('grids.selectItsCells')}
            </Button>
            <Button
              size="small"
              type="primary"
              disabled={chosen.length === 0}
              data-testid="grids-assign"
              onClick={() => assign(found.code)}
            >
              {t('grids.assign', { count: chosen.length })}
            </Button>
            <Button size="small" onClick={() => onEdits([{ kind: 'drop', responsibility: found.code }])}>
              {t('grids.drop')}
            </Button>
          </div>
          <People key={found.code} grid={found} {...props} />
        </>
      )}
      <Button size="small" disabled={chosen.length === 0} onClick={() => assign(null)}>
        {t('grids.unassign')}
      </Button>
      <NewGrid {...props} codes={[...codes, ...props.taken]} />
    </section>
  )
}

function People({ grid, inspectors, gridLeaders, onEdits }: PanelProps & { grid: ResponsibilityGrid }) {
  const { t } = useTranslation()
  const [name, setName] = useState(grid.name)
  const [inspectorId, setInspector] = useState(grid.inspector?.id ?? null)
  const [gridLeaderId, setLeader] = useState(grid.gridLeader?.id ?? null)
  const options = (people: readonly Person[]) => people.map(({ id, name: label }) => ({ value: id, label }))
  const isRenamed = name.trim() !== '' && name.trim() !== grid.name
  const isStaffed =
    inspectorId !== (grid.inspector?.id ?? null) || gridLeaderId !== (grid.gridLeader?.id ?? null)
  return (
    <div className="grids-people">
      <Input
        value={name}
        maxLength={100}
        aria-label={t('grids.name')}
        prefix={<span className="dim">{t('grids.name')}</span>}
        onChange={({ target }) => setName(target.value)}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={inspectorId}
        options={options(inspectors)}
        placeholder={t('grids.inspector')}
        aria-label={t('grids.inspector')}
        data-testid="grids-inspector"
        onChange={(id?: string) => setInspector(id ?? null)}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={gridLeaderId}
        options={options(gridLeaders)}
        placeholder={t('grids.gridLeader')}
        aria-label={t('grids.gridLeader')}
        onChange={(id?: string) => setLeader(id ?? null)}
      />
      <Button
        size="small"
        disabled={!isRenamed && !isStaffed}
        data-testid="grids-staff"
        onClick={() =>
          onEdits([
            ...(isRenamed
              ? [
                  {
                    kind: 'rename',
                    responsibility: grid.code,
                    name: name.trim(),
                    nameEn: grid.nameEn,
                  } as const,
                ]
              : []),
            ...(isStaffed
              ? [{ kind: 'staff', responsibility: grid.code, inspectorId, gridLeaderId } as const]
              : []),
          ])
        }
      >
        {t('grids.toDraft')}
      </Button>
    </div>
  )
}

/** A new one of the street in which the chosen cells lie, with these cells. */
function NewGrid({ chosen, codes, onEdits }: PanelProps & { codes: readonly string[] }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const streets = [...new Set(chosen.map(({ streetCode }) => streetCode))]
  const [street] = streets
  const isReady = streets.length === 1 && name.trim() !== ''
  const make = () => {
    if (street === undefined) return
    const code = freeCode(street, codes)
    onEdits([
      { kind: 'make', code, streetCode: street, name: name.trim(), nameEn: null },
      { kind: 'assign', codes: chosen.map((cell) => cell.name), responsibility: code },
    ])
    setName('')
  }
  return (
    <div className="grids-buttons">
      <Input
        size="small"
        value={name}
        maxLength={100}
        placeholder={t('grids.newName')}
        aria-label={t('grids.newName')}
        data-testid="grids-new-name"
        onChange={({ target }) => setName(target.value)}
      />
      <Button size="small" disabled={!isReady} data-testid="grids-make" onClick={make}>
        {t('grids.make', { count: chosen.length })}
      </Button>
    </div>
  )
}

/** Street and serial, as the generated ones have it. */
function freeCode(street: string, codes: readonly string[]): string {
  for (let serial = 1; ; serial += 1) {
    const code = `${street}-${String(serial).padStart(2, '0')}`
    if (!codes.includes(code)) return code
  }
}

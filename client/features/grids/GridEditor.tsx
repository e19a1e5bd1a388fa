import { Alert, Button, Segmented, Spin, Tabs, Tag } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDateText } from '../../lib/useDateText.ts'
import { DrawMap } from '../../ui/DrawMap.tsx'
import { Failed } from '../../ui/Failed.tsx'
import { AsOf } from './AsOf.tsx'
import { CellCard } from './CellCard.tsx'
import { CellList } from './CellList.tsx'
import { Changes } from './Changes.tsx'
import { CutByCorners } from './CutByCorners.tsx'
import { DraftPanel } from './DraftPanel.tsx'
import { ResponsibilityPanel } from './ResponsibilityPanel.tsx'
import { areasOf } from './shown-cells.ts'
import { ToolBar } from './ToolBar.tsx'
import { boundsOf, DRAWN_AS, type Editor, useEditor } from './useEditor.ts'
import './grids.css'

/** Unit and responsibility grids, drawn as a draft over those in force: nothing changes until it is looked at and applied. */
export function GridEditor() {
  const { t } = useTranslation()
  const dateText = useDateText()
  const editor = useEditor()
  const { base, at, setAt, cells, selected } = editor
  const [view, setView] = useState<'unit' | 'responsibility'>('unit')
  if (base.isPending) return <Spin className="admin-waiting" />
  if (base.isError && base.data === undefined)
    return <Failed error={base.error} onRetry={() => void base.refetch()} />
  return (
    <div className="grids" data-testid="grids">
      <header className="grids-top">
        <h2>{t('grids.title')}</h2>
        <Segmented
          value={view}
          aria-label={t('grids.view')}
          options={(['unit', 'responsibility'] as const).map((value) => ({
            value,
            label: t(`grids.views.${value}`),
          }))}
          onChange={setView}
        />
        <AsOf at={at} onChange={setAt} />
        {at !== null && (
          <Tag color="gold" data-testid="grids-past">
            {t('grids.asOf', { at: dateText(at) })}
          </Tag>
        )}
      </header>
      <CellList cells={cells} selected={selected} onToggle={(name) => editor.toggle(name)} />
      <EditorMap editor={editor} view={view} />
      <Side editor={editor} onShowBefore={setAt} />
    </div>
  )
}

function EditorMap({ editor, view }: { editor: Editor; view: 'unit' | 'responsibility' }) {
  const { t } = useTranslation()
  const { cells, selected, chosen, tool, answer, held, focus, setFocus, at } = editor
  const [places, setPlaces] = useState(0)
  const isLaid = cells.length > 0
  // Everything at first; later the reader's own view stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the cells are there
  useEffect(() => {
    if (isLaid) setFocus(boundsOf(cells.flatMap(({ ring }) => ring)))
  }, [isLaid])
  const grids = useMemo(() => (held.data?.items ?? []).map(({ code }) => code), [held.data])
  const areas = useMemo(() => areasOf(cells, { selected, view, grids }), [cells, selected, view, grids])
  const marks = useMemo(
    () =>
      (answer?.problems ?? []).flatMap(({ at: place, severity }) =>
        place === null
          ? []
          : [{ place: [place.lon, place.lat] as const, color: severity === 'error' ? '#c2272d' : '#9a6b00' }],
      ),
    [answer],
  )
  const [only] = chosen
  const corners = useMemo(() => (chosen.length === 1 && only ? only.ring : []), [chosen.length, only])
  const isRing = tool === 'draw'
  return (
    <div className="grids-map">
      <ToolBar editor={editor} />
      <DrawMap
        label={t('grids.map')}
        areas={areas}
        tool={tool === null ? null : DRAWN_AS[tool]}
        onArea={editor.toggle}
        onDrawn={(_, drawn) => editor.drawn(drawn)}
        onCancel={() => editor.setTool(null)}
        onCount={setPlaces}
        corners={tool === null || tool === 'split' ? corners : []}
        marks={marks}
        focus={focus}
      >
        {tool !== null && (
          <div className="draw-map-bar" role="status" data-testid="grids-drawing">
            <span>
              {t(`grids.drawHint.${tool}`)}
              {(tool === 'split' || tool === 'redraw' || isRing) && ` (${places})`}
            </span>
            <Button size="small" onClick={() => editor.setTool(null)}>
              {t('app.cancel')}
            </Button>
          </div>
        )}
      </DrawMap>
      {corners.length > 0 && only && at === null && (
        <CutByCorners
          key={only.name}
          ring={corners}
          onCut={(line) => {
            editor.add([{ kind: 'split', code: only.name, line: line.map(([lon, lat]) => [lon, lat]) }])
            editor.setSelected(new Set())
          }}
        />
      )}
    </div>
  )
}

function Side({ editor, onShowBefore }: { editor: Editor; onShowBefore: (instant: string) => void }) {
  const { t } = useTranslation()
  const { chosen, held, cells, add, setSelected, at, draft } = editor
  const [tab, setTab] = useState('draft')
  const [only] = chosen
  const nameOf = (code: string | null) => held.data?.items.find((grid) => grid.code === code)?.name ?? code
  const card =
    chosen.length === 1 && only ? (
      <CellCard cell={only} responsibilityName={nameOf(only.responsibility)} />
    ) : null
  return (
    <aside className="grids-side" aria-label={t('grids.draft')}>
      {at !== null && <Alert type="warning" showIcon title={t('grids.pastHint')} />}
      <Tabs
        size="small"
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'draft',
            label: t('grids.draftTab', { count: draft.edits.length }),
            children: (
              <>
                {card}
                <DraftPanel editor={editor} />
              </>
            ),
          },
          {
            key: 'responsibility',
            label: t('grids.responsibility'),
            children: held.data && (
              <ResponsibilityPanel
                grids={held.data.items}
                inspectors={held.data.inspectors}
                gridLeaders={held.data.gridLeaders}
                taken={held.data.taken}
                chosen={chosen}
                cells={cells}
                onEdits={(edits) => {
                  add(edits)
                  setTab('draft')
                }}
                onSelect={(names) => setSelected(new Set(names))}
              />
            ),
          },
          { key: 'changes', label: t('grids.changes'), children: <Changes onShowBefore={onShowBefore} /> },
        ]}
      />
    </aside>
  )
}

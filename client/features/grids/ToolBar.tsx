import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Editor, Tool } from './useEditor.ts'

/** What can be done with the chosen cells; what cannot be done now says why. */
export function ToolBar({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const { chosen, tool, setTool, add, setSelected, selected, at } = editor
  const names = chosen.map(({ name }) => name)
  const needs: Record<Tool | 'merge' | 'renumber', boolean> = {
    box: true,
    split: names.length === 1,
    merge: names.length >= 2,
    redraw: names.length === 2,
    move: true,
    draw: names.length === 1,
    renumber: names.length >= 1,
  }
  const drawButton = (one: Tool) => (
    <Button
      key={one}
      size="small"
      type={tool === one ? 'primary' : 'default'}
      aria-pressed={tool === one}
      disabled={at !== null || !needs[one]}
      title={t(`grids.toolHint.${one}`)}
      data-testid={`grids-tool-${one}`}
      onClick={() => setTool(tool === one ? null : one)}
    >
      {t(`grids.tool.${one}`)}
    </Button>
  )
  const once = (kind: 'merge' | 'renumber') => (
    <Button
      key={kind}
      size="small"
      disabled={at !== null || !needs[kind]}
      title={t(`grids.toolHint.${kind}`)}
      data-testid={`grids-tool-${kind}`}
      onClick={() => {
        add([{ kind, codes: names }])
        if (kind === 'merge') setSelected(new Set())
      }}
    >
      {t(`grids.tool.${kind}`)}
    </Button>
  )
  return (
    <div className="grids-tools" role="toolbar" aria-label={t('grids.tools')}>
      {drawButton('box')}
      {drawButton('split')}
      {once('merge')}
      {drawButton('redraw')}
      {drawButton('move')}
      {drawButton('draw')}
      {once('renumber')}
      <span className="dim" role="status" data-testid="grids-chosen">
        {t('grids.chosen', { count: selected.size })}
      </span>
      {selected.size > 0 && (
        <Button size="small" type="text" onClick={() => setSelected(new Set())}>
          {t('grids.unselect')}
        </Button>
      )}
    </div>
  )
}

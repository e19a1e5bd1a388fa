import { CheckCircleFilled, RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { ApplyGrids } from './ApplyGrids.tsx'
import { GridRefused } from './GridRefused.tsx'
import { stepText } from './grid-words.ts'
import { PreviewPanel } from './PreviewPanel.tsx'
import { Problems } from './Problems.tsx'
import type { Editor } from './useEditor.ts'

/** The steps of the draft, what is wrong with them, what they do, and the button that does it. */
export function DraftPanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const { draft, dispatch, preview, answer, show, isStale, setSelected, base } = editor
  const { edits, redo } = draft
  const clear = () => {
    dispatch({ do: 'clear' })
    setSelected(new Set())
  }
  return (
    <section className="grids-draft" data-testid="grids-draft">
      <div className="grids-buttons">
        <Button
          size="small"
          icon={<UndoOutlined />}
          disabled={edits.length === 0}
          data-testid="grids-undo"
          onClick={() => dispatch({ do: 'undo' })}
        >
          {t('grids.undo')}
        </Button>
        <Button
          size="small"
          icon={<RedoOutlined />}
          disabled={redo.length === 0}
          data-testid="grids-redo"
          onClick={() => dispatch({ do: 'redo' })}
        >
          {t('grids.redo')}
        </Button>
        <Button size="small" disabled={edits.length === 0} onClick={clear}>
          {t('grids.discard')}
        </Button>
        {preview.isFetching && <Spin size="small" />}
      </div>
      {edits.length === 0 ? (
        <p className="dim">{t('grids.empty')}</p>
      ) : (
        <ol className="grids-steps" aria-label={t('grids.steps')}>
          {edits.map((edit, i) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order
              key={i}
              className={answer?.problems.some((one) => one.edit === i) ? 'grids-step-wrong' : ''}
            >
              {stepText(t, edit)}
            </li>
          ))}
        </ol>
      )}
      {edits.length > 0 && preview.error !== null && <GridRefused error={preview.error} />}
      {isStale && (
        <Button
          size="small"
          onClick={() => {
            clear()
            void base.refetch()
          }}
        >
          {t('grids.startAgain')}
        </Button>
      )}
      {answer !== undefined && (
        <>
          <Problems problems={answer.problems} onShow={show} />
          {answer.problems.length === 0 && (
            <p className="grids-sound">
              <CheckCircleFilled /> {t('grids.sound')}
            </p>
          )}
          <PreviewPanel preview={answer} />
        </>
      )}
      {edits.length > 0 && <ApplyGrids draft={draft} preview={answer} onApplied={clear} />}
    </section>
  )
}

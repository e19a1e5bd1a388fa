import { AimOutlined, CloseCircleFilled, WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { GridProblem } from '../../../server/contract/grid-edit.ts'
import { gridProblemText } from './grid-words.ts'

/** What is wrong with the draft, and what is worth a second look; each can be shown on the map. */
export function Problems({
  problems,
  onShow,
}: {
  problems: readonly GridProblem[]
  onShow: (problem: GridProblem) => void
}) {
  const { t } = useTranslation()
  if (problems.length === 0) return null
  return (
    <ul className="grids-problems" aria-label={t('grids.problems')} data-testid="grids-problems">
      {problems.map((problem, i) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: problems of one answer have no other identity
          key={i}
          className={`grids-problem-${problem.severity}`}
          data-problem={problem.code}
        >
          {problem.severity === 'error' ? <CloseCircleFilled /> : <WarningFilled />}
          <span>
            <b>{t(`grids.severity.${problem.severity}`)}</b> {gridProblemText(t, problem)}
            {problem.buildings.length > 0 && (
              <small>
                {problem.buildings
                  .map(({ name, id, share }) => `${name ?? id} ${Math.round(share * 100)} %`)
                  .join(' · ')}
              </small>
            )}
          </span>
          {(problem.at !== null || problem.cells.length > 0) && (
            <Button
              size="small"
              type="text"
              icon={<AimOutlined />}
              aria-label={t('grids.show')}
              title={t('grids.show')}
              onClick={() => onShow(problem)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

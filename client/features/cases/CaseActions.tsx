import { Alert, App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseAction } from '../../../server/contract/case.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import type { LonLat } from '../../../server/contract/common.ts'
import { problemText } from '../../lib/problem-text.ts'
import { ActionForm } from './ActionForm.tsx'
import { ACTION_FIELDS, arrangeActions, DANGEROUS } from './action-fields.ts'
import { useCaseAction } from './useCase.ts'

export type Doable = Exclude<CaseAction, 'report'>
/** Letters that choose an action while a case is open. */
export const ACTION_KEYS: Readonly<Record<string, Doable>> = {
  a: 'accept',
  f: 'file',
  d: 'dispatch',
  c: 'close',
}
const keyOf = (action: CaseAction) => Object.entries(ACTION_KEYS).find(([, of]) => of === action)?.[0]

interface CaseActionsProps {
  theCase: CaseDetail
  /** The action whose form is open. */
  chosen: Doable | null
  onChoose: (action: Doable | null) => void
  place?: LonLat | undefined
  /** On a phone no letters are shown. */
  showsKeys?: boolean
}

/** What I may do with the case now, and the form of what I chose. */
export function CaseActions({ theCase, chosen, onChoose, place, showsKeys = false }: CaseActionsProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const step = useCaseAction(theCase.id)
  const { main, more } = arrangeActions(theCase.allowedActions)
  const isAllowed = chosen !== null && theCase.allowedActions.includes(chosen)
  if (chosen !== null && isAllowed && ACTION_FIELDS[chosen].length > 0)
    return (
      <ActionForm
        key={chosen}
        theCase={theCase}
        action={chosen}
        place={place}
        onDone={() => onChoose(null)}
        onCancel={() => onChoose(null)}
      />
    )

  const press = (action: CaseAction) => {
    if (action === 'report') return
    if (ACTION_FIELDS[action].length > 0) return onChoose(action)
    const body = { action, version: theCase.version, ...(place === undefined ? {} : { place }) }
    step.mutate(body as Parameters<typeof step.mutate>[0], {
      onSuccess: () => void message.success(t('form.done', { action: t(`action.${action}`) })),
    })
  }
  return (
    <div className="case-actions">
      {step.isError && <Alert type="error" showIcon closable title={problemText(t, step.error)} />}
      {main.length + more.length === 0 && <span className="dim">{t('panel.noActions')}</span>}
      <div className="case-actions-row">
        {main.map((action, i) => {
          const key = showsKeys ? keyOf(action) : undefined
          return (
            <Button
              key={action}
              type={i === 0 ? 'primary' : 'default'}
              danger={i > 0 && DANGEROUS.includes(action)}
              loading={step.isPending && step.variables.action === action}
              disabled={step.isPending}
              onClick={() => press(action)}
              data-testid={`action-${action}`}
            >
              {t(`action.${action}`)}
              {key !== undefined && <kbd>{key.toUpperCase()}</kbd>}
            </Button>
          )
        })}
        {more.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: more.map((action) => ({
                key: action,
                label: <span data-testid={`action-${action}`}>{t(`action.${action}`)}</span>,
                danger: DANGEROUS.includes(action),
                onClick: () => press(action),
              })),
            }}
          >
            <Button aria-label={t('panel.moreActions')} data-testid="more-actions">
              ⋯
            </Button>
          </Dropdown>
        )}
      </div>
    </div>
  )
}

import { Alert, App, Button, Dropdown } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseAction } from '../../../server/contract/case.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import type { LonLat } from '../../../server/contract/common.ts'
import { problemText } from '../../lib/problem-text.ts'
import { ActionForm } from './ActionForm.tsx'
import { ACTION_FIELDS, arrangeActions, DANGEROUS, type Doable } from './action-fields.ts'
import { keyOf, keyText } from './keys.ts'
import { useCaseAction } from './useCase.ts'

export type { Doable } from './action-fields.ts'
/** Dispatch to the first suggested unit, without a form. */
export type Chosen = Doable | 'dispatch-first' | 'menu'

interface CaseActionsProps {
  theCase: CaseDetail
  /** The action whose form is open. */
  chosen: Chosen | null
  onChoose: (action: Doable | null) => void
  /** A step was taken; the case as it is now. */
  onDone?: ((after: CaseDetail) => void) | undefined
  place?: LonLat | undefined
  /** On a phone no letters are shown. */
  showsKeys?: boolean
}

/** What I may do with the case now, and the form of what I chose. */
export function CaseActions(props: CaseActionsProps) {
  const { theCase, chosen, onChoose, onDone, place } = props
  /** A form stays where it was opened, also when somebody else was quicker: its words are not lost. */
  const [opened, setOpened] = useState<Doable | null>(null)
  const action = chosen === 'dispatch-first' || chosen === 'menu' ? null : chosen
  const isForm = action !== null && ACTION_FIELDS[action].length > 0
  const isAllowed = action !== null && theCase.allowedActions.includes(action)
  useEffect(() => {
    if (!isForm) setOpened(null)
    else if (isAllowed) setOpened(action)
  }, [isForm, isAllowed, action])
  if (isForm && (isAllowed || opened === action))
    return (
      <ActionForm
        key={action}
        theCase={theCase}
        action={action}
        isAllowed={isAllowed}
        place={place}
        onDone={(after) => {
          onChoose(null)
          onDone?.(after)
        }}
        onCancel={() => onChoose(null)}
      />
    )
  return <Buttons {...props} />
}

function Buttons({ theCase, chosen, onChoose, onDone, place, showsKeys = false }: CaseActionsProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const step = useCaseAction(theCase.id)
  const { main, more } = arrangeActions(theCase.allowedActions)
  const [isMenu, setIsMenu] = useState(false)

  const send = (action: Doable, fields: object = {}) => {
    const body = { action, version: theCase.version, ...fields, ...(place === undefined ? {} : { place }) }
    step.mutate(body as Parameters<typeof step.mutate>[0], {
      onSuccess: (after) => {
        void message.success(t('form.done', { action: t(`action.${action}`) }))
        onChoose(null)
        onDone?.(after)
      },
      // What lacks a choice of its own is asked for in the form.
      onError: () => onChoose(action === 'dispatch' ? 'dispatch' : null),
    })
  }
  const press = (action: CaseAction) => {
    if (action === 'report') return
    if (ACTION_FIELDS[action].length > 0) return onChoose(action)
    send(action)
  }
  /** What was chosen by a key and needs no form is done at once, and once. */
  const done = useRef<Chosen | null>(null)
  useEffect(() => {
    if (done.current === chosen) return
    done.current = chosen
    if (chosen === null) return
    if (chosen === 'menu') {
      setIsMenu(true)
      return onChoose(null)
    }
    if (chosen === 'dispatch-first') {
      const unit = theCase.suggestedUnits[0]?.code
      if (!theCase.allowedActions.includes('dispatch')) onChoose(null)
      else if (unit === undefined) onChoose('dispatch')
      else send('dispatch', { unit })
    } else if (theCase.allowedActions.includes(chosen)) send(chosen)
    else onChoose(null)
  })
  return (
    <div className="case-actions">
      {step.isError && <Alert type="error" showIcon closable title={problemText(t, step.error)} />}
      {main.length + more.length === 0 && <span className="dim">{t('panel.noActions')}</span>}
      <div className="case-actions-row">
        {main.map((action, i) => (
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
            {showsKeys && <Letter action={action} />}
          </Button>
        ))}
        {more.length > 0 && (
          <Dropdown
            trigger={['click']}
            open={isMenu}
            onOpenChange={setIsMenu}
            autoFocus
            menu={{
              items: more.map((action) => ({
                key: action,
                label: (
                  <span data-testid={`action-${action}`}>
                    {t(`action.${action}`)} {showsKeys && <Letter action={action} />}
                  </span>
                ),
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

function Letter({ action }: { action: CaseAction }) {
  const key = keyOf(action)
  return key === undefined ? null : <kbd>{keyText(key)}</kbd>
}

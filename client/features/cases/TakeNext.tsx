import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Tooltip } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { DESK_STATUSES, type Desk } from '../../../server/contract/case-queries.ts'
import { isOperator, shiftEndpoints } from '../../../server/contract/shift.ts'
import { request } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useSession } from '../../lib/session.ts'
import { commandOf, isTyping, pressed } from './keys.ts'

/** At a stroke as many as one works through before looking up again. */
const AT_ONCE = 3

/** Claims the next most urgent cases of the desk that nobody has, and opens the first. */
export function TakeNext({ desk, onTaken }: { desk: Desk; onTaken: (id: string) => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const me = useSession().data
  const isPossible =
    desk in DESK_STATUSES && desk !== 'done' && me !== undefined && me !== null && isOperator(me)
  const taking = useMutation({
    mutationFn: () => request(shiftEndpoints.take, { body: { desk: desk as 'accept', n: AT_ONCE } }),
    onSuccess: ({ items }) => {
      void queries.invalidateQueries({ queryKey: ['cases', 'queue'], refetchType: 'active' })
      const [first] = items
      void message.info(t(first === undefined ? 'shift.noneToTake' : 'shift.taken', { count: items.length }))
      if (first !== undefined) onTaken(first.id)
    },
    onError: (error) => void message.error(problemText(t, error)),
  })
  useEffect(() => {
    if (!isPossible) return
    const listen = (event: KeyboardEvent) => {
      if (!isTyping(event) && commandOf(pressed(event)) === 'take' && !taking.isPending) taking.mutate()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
  if (!isPossible) return null
  return (
    <Tooltip title={t('shift.takeHint', { count: AT_ONCE })} placement="bottom">
      <Button size="small" loading={taking.isPending} onClick={() => taking.mutate()} data-testid="take-next">
        {t('shift.take', { count: AT_ONCE })} <kbd>Z</kbd>
      </Button>
    </Tooltip>
  )
}

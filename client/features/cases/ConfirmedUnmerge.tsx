import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../lib/problem-text.ts'
import { useCase } from './useCase.ts'
import { useMerge } from './useDuplicates.ts'

/** Takes a merged case out again, asked once; nothing for those who may not. */
export function ConfirmedUnmerge({ id, number }: { id: string; number: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const merged = useCase(id).data
  const merge = useMerge()
  if (merged === undefined || !merged.allowedActions.includes('unmerge')) return null
  const undo = async () => {
    try {
      const { done, refused } = await merge.mutateAsync({ cases: [merged], into: null })
      const [why] = refused
      if (why === undefined) void message.success(t('dup.undone', { count: done.length }))
      else void message.error(problemText(t, why))
    } catch (error) {
      void message.error(problemText(t, error))
    }
  }
  return (
    <Popconfirm title={t('dup.unmerge', { number })} onConfirm={() => void undo()}>
      <Button size="small" loading={merge.isPending} aria-label={t('dup.unmerge', { number })}>
        {t('dup.undo')}
      </Button>
    </Popconfirm>
  )
}

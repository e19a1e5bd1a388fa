import { App, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { type Mergeable, useMerge } from './useDuplicates.ts'

export interface MergeAsked {
  readonly cases: readonly CaseSummary[]
  readonly into: CaseSummary
}
interface Props {
  asked: MergeAsked | null
  onClose: () => void
  onDone: () => void
}

const OK_ID = 'merge-confirm-ok'

/** What becomes of which case, a question that Enter answers; and afterwards a way back. */
export function ConfirmMerge({ asked, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const merge = useMerge()
  const tell = useMergeTold()
  const confirm = () => {
    if (asked === null) return
    const { cases, into } = asked
    merge.mutate(
      { cases, into },
      {
        onSuccess: (result) => {
          tell(result, into)
          onDone()
        },
      },
    )
  }
  return (
    <Modal
      open={asked !== null}
      title={t('dup.confirm.title')}
      okText={t('dup.confirm.ok')}
      cancelText={t('dup.confirm.cancel')}
      okButtonProps={{ id: OK_ID, loading: merge.isPending }}
      onOk={confirm}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && document.getElementById(OK_ID)?.focus()}
      data-testid="merge-confirm"
    >
      <p>{t('dup.confirm.lead')}</p>
      {asked !== null && (
        <dl className="facts dup-confirm">
          <dt>{t('dup.confirm.from')}</dt>
          <dd>
            {asked.cases.map((one) => (
              <Named key={one.id} one={one} />
            ))}
          </dd>
          <dt>{t('dup.confirm.into')}</dt>
          <dd>
            <Named one={asked.into} />
          </dd>
        </dl>
      )}
      {merge.isError && <p role="alert">{problemText(t, merge.error)}</p>}
    </Modal>
  )
}

function Named({ one }: { one: CaseSummary }) {
  const named = useNamed()
  return (
    <div>
      <span className="number">{one.number}</span> {named(one.className, one.classNameEn)}
      {one.address !== null && <small className="dim"> · {one.address}</small>}
    </div>
  )
}

/** Says what was merged, with the way back beside it, and what was refused and why. */
function useMergeTold() {
  const { t } = useTranslation()
  const { notification, message } = App.useApp()
  const undo = useMerge()
  return (result: { done: readonly Mergeable[]; refused: readonly Error[] }, into: Mergeable) => {
    const { done, refused } = result
    const [why] = refused
    if (why !== undefined)
      void message.error(t('dup.refusedMany', { count: refused.length, why: problemText(t, why) }))
    const [one] = done
    if (one === undefined) return
    const key = `merged-${one.id}`
    const back = async () => {
      notification.destroy(key)
      const undone = await undo.mutateAsync({ cases: done, into: null })
      const [failed] = undone.refused
      if (failed === undefined) void message.success(t('dup.undone', { count: undone.done.length }))
      else void message.error(problemText(t, failed))
    }
    notification.success({
      key,
      duration: 20,
      placement: 'bottomRight',
      title:
        done.length === 1
          ? t('dup.merged', { number: one.number, into: into.number })
          : t('dup.mergedMany', { count: done.length, into: into.number }),
      actions: (
        <Button size="small" data-testid="merge-undo" onClick={() => void back()}>
          {t('dup.undo')}
        </Button>
      ),
    })
  }
}

import { Alert, Button, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CostLine } from '../../../server/contract/case-accounts.ts'
import { problemText } from '../../lib/problem-text.ts'
import { fenOf } from './fen.ts'
import { useAddCost } from './useCaseAccounts.ts'

interface CostFormProps {
  id: string
  kinds: readonly CostLine['kind'][]
  onDone: () => void
}
interface Values {
  kind: CostLine['kind']
  yuan: string
  party: string
  note?: string
}

/** Writes down one line; a wrong one is corrected by another with a minus, never erased. */
export function CostForm({ id, kinds, onDone }: CostFormProps) {
  const { t } = useTranslation()
  const add = useAddCost(id)
  const send = ({ kind, yuan, party, note }: Values) => {
    const cents = fenOf(yuan)
    if (cents === null) return
    const words = note?.trim() ?? ''
    const body = { kind, cents, party: party.trim(), ...(words === '' ? {} : { note: words }) }
    add.mutate(body, { onSuccess: onDone })
  }
  const amountRule = {
    validator: async (_: unknown, text: string | undefined) => {
      const fen = fenOf(text ?? '')
      if (fen === null || fen === 0) throw new Error(t('cost.wrongAmount'))
    },
  }
  return (
    <Form
      layout="vertical"
      className="action-form"
      data-testid="cost-form"
      requiredMark={false}
      initialValues={{ kind: kinds[0] }}
      onFinish={send}
    >
      <Form.Item name="kind" label={t('cost.what')}>
        <Radio.Group
          optionType="button"
          options={kinds.map((kind) => ({ value: kind, label: t(`cost.kind.${kind}`) }))}
        />
      </Form.Item>
      <Form.Item name="yuan" label={t('cost.amount')} extra={t('cost.amountHint')} rules={[amountRule]}>
        <Input prefix="¥" inputMode="decimal" maxLength={20} />
      </Form.Item>
      <Form.Item
        name="party"
        label={t('cost.party')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="note" label={t('form.note')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2000} />
      </Form.Item>
      {add.isError && <Alert type="error" showIcon title={problemText(t, add.error)} />}
      <div className="action-form-buttons">
        <Button onClick={onDone} disabled={add.isPending}>
          {t('app.cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={add.isPending} data-testid="submit-cost">
          {t('cost.save')}
        </Button>
      </div>
    </Form>
  )
}

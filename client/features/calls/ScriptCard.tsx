import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseClassDetail } from '../../../server/contract/catalog.ts'
import { useNamed } from '../../lib/useNamed.ts'
import type { Draft } from './drafts.ts'
import { KnowledgeSearch } from './KnowledgeSearch.tsx'
import { CALL_KEYS } from './useCallKeys.ts'

interface ScriptCardProps {
  detail: CaseClassDetail | undefined
  chosen: Draft['class']
  onAnswer: (given: { articleId?: string; note?: string }) => void
}

/** What to say and ask, and what to answer where the caller only asks. */
export function ScriptCard({ detail, chosen, onAnswer }: ScriptCardProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const [said, setSaid] = useState('')
  const answer = () => {
    if (said.trim() !== '') onAnswer({ note: said.trim() })
  }
  return (
    <section className="call-part">
      {detail === undefined ? (
        <p className="dim">{t('calls.noScript')}</p>
      ) : (
        <>
          <h2>{t('calls.script', { name: named(detail.name, detail.nameEn) })}</h2>
          {detail.script !== null && (
            <p data-testid="script">{named(detail.script.text, detail.script.textEn)}</p>
          )}
          <ol className="call-script">
            {detail.questions.map((one) => (
              <li key={one.id} className={one.required ? '' : 'dim'}>
                {named(one.text, one.textEn)}
              </li>
            ))}
          </ol>
        </>
      )}
      <KnowledgeSearch
        ofClass={chosen}
        shortcut={CALL_KEYS.knowledge}
        actOf={({ id }) => (
          <Button
            size="small"
            type="primary"
            data-testid="answer-with"
            onClick={() => onAnswer({ articleId: id })}
          >
            {t('calls.know.answers')}
          </Button>
        )}
      />
      <div className="call-field">
        <label htmlFor="call-said">{t('calls.know.said')}</label>
        <Input
          id="call-said"
          maxLength={500}
          value={said}
          placeholder={t('calls.know.saidHint')}
          onChange={({ target }) => setSaid(target.value)}
          onPressEnter={(event) => {
            if (!event.ctrlKey) answer()
          }}
        />
        {said.trim() !== '' && (
          <Button size="small" onClick={answer}>
            {t('calls.know.endWithWords')}
          </Button>
        )}
      </div>
    </section>
  )
}

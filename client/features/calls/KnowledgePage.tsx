import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../server/contract/identity.ts'
import { type Article, knowledgeEndpoints } from '../../../server/contract/knowledge.ts'
import { request } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'
import { ArticleEditor } from './ArticleEditor.tsx'
import { KnowledgeSearch } from './KnowledgeSearch.tsx'
import './calls.css'

/** The knowledge base: read by every clerk, written by those who answer for it. */
export function KnowledgePage({ user }: { user: User }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  const [edited, setEdited] = useState<Article | 'new' | null>(null)
  const mayEdit = user.roles.some((role) => role === 'supervisor' || role === 'admin')
  const retire = useMutation({
    mutationFn: (id: string) => request(knowledgeEndpoints.retire, { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['knowledge'] }),
    onError: (error) => void message.error(problemText(t, error)),
  })
  const ask = async (id: string) => {
    if (await modal.confirm({ title: t('calls.know.retire'), content: t('calls.know.retireAsk') }))
      retire.mutate(id)
  }
  return (
    <div className="call-page" data-testid="knowledge">
      <section className="call-part">
        {mayEdit && (
          <Button
            className="call-add"
            type="primary"
            onClick={() => setEdited('new')}
            data-testid="add-article"
          >
            {t('calls.know.add')}
          </Button>
        )}
        <KnowledgeSearch
          ofClass={null}
          actOf={(one) =>
            mayEdit && (
              <span className="call-links">
                <Button size="small" onClick={() => setEdited(one)}>
                  {t('calls.know.edit')}
                </Button>
                <Button size="small" danger onClick={() => void ask(one.id)}>
                  {t('calls.know.retire')}
                </Button>
              </span>
            )
          }
        />
      </section>
      {edited !== null && (
        <ArticleEditor
          key={edited === 'new' ? 'new' : `${edited.id} ${edited.version}`}
          article={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  )
}

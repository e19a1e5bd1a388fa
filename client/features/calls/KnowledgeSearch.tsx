import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Article, knowledgeEndpoints } from '../../../server/contract/knowledge.ts'
import { request } from '../../lib/api.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'

export function useArticles(
  q: string,
  ofClass: { kind: 'event' | 'component'; code: string } | null = null,
  limit = 8,
) {
  return useQuery({
    queryKey: ['knowledge', q, ofClass?.kind, ofClass?.code, limit],
    queryFn: ({ signal }) =>
      request(knowledgeEndpoints.list, {
        query: {
          limit,
          ...(q === '' ? {} : { q }),
          ...(q === '' && ofClass !== null ? { classKind: ofClass.kind, classCode: ofClass.code } : {}),
        },
        signal,
      }),
    placeholderData: (before) => before,
    staleTime: 30_000,
  })
}

interface KnowledgeSearchProps {
  /** Articles of this class are offered before anything is typed. */
  ofClass: { kind: 'event' | 'component'; code: string } | null
  shortcut?: string
  /** What can be done with an article that was opened. */
  actOf: (article: Article) => ReactNode
}

/** What to answer: found by words or initials, opened in place. */
export function KnowledgeSearch({ ofClass, shortcut, actOf }: KnowledgeSearchProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [openId, setOpenId] = useState<string | null>(null)
  const found = useArticles(useDeferredValue(text.trim()), ofClass)
  const items = found.data?.items ?? []
  return (
    <div className="call-know" data-testid="knowledge-search">
      <label htmlFor="knowledge-q">
        {t('calls.know.search')} {shortcut !== undefined && <kbd>{shortcut}</kbd>}
      </label>
      <Input
        id="knowledge-q"
        type="search"
        autoComplete="off"
        allowClear
        maxLength={100}
        value={text}
        placeholder={t('calls.know.searchHint')}
        onChange={({ target }) => setText(target.value)}
        onPressEnter={() => setOpenId(items[0]?.id ?? null)}
      />
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <p className="dim">{t('calls.know.none')}</p>}
      <ul className="call-articles">
        {items.map((one) => (
          <ArticleLine
            key={one.id}
            article={one}
            isOpen={openId === one.id}
            onToggle={() => setOpenId((now) => (now === one.id ? null : one.id))}
            act={actOf(one)}
          />
        ))}
      </ul>
    </div>
  )
}

interface ArticleLineProps {
  article: Article
  isOpen: boolean
  onToggle: () => void
  act: ReactNode
}

function ArticleLine({ article, isOpen, onToggle, act }: ArticleLineProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const { title, titleEn, body, bodyEn, expired, validUntil, used } = article
  return (
    <li data-testid="article" data-id={article.id}>
      <Button type="link" aria-expanded={isOpen} onClick={onToggle}>
        {named(title, titleEn)}
        {expired && <span className="light-red"> ■ {t('calls.know.expired')}</span>}
      </Button>
      {isOpen && (
        <div className="call-article">
          <p>{named(body, bodyEn)}</p>
          <small className="dim">
            {t('calls.know.used', { count: used })}
            {validUntil !== null && ` · ${t('calls.know.until', { date: validUntil })}`}
          </small>
          {act}
        </div>
      )}
    </li>
  )
}

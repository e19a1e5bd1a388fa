import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Article, type ArticleText, knowledgeEndpoints } from '../../../server/contract/knowledge.ts'
import { request } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { useClasses } from './useCalls.ts'

const EMPTY: ArticleText = {
  title: '',
  titleEn: null,
  body: '',
  bodyEn: null,
  keywords: '',
  classKind: null,
  classCode: null,
  validUntil: null,
}

/** One article in both languages; what it said before stays to be read. */
export function ArticleEditor({ article, onClose }: { article: Article | null; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [text, setText] = useState<ArticleText>(() => textOf(article ?? EMPTY))
  const [isTried, setIsTried] = useState(false)
  const save = useMutation({
    mutationFn: (body: ArticleText): Promise<Article> =>
      article === null
        ? request(knowledgeEndpoints.add, { body })
        : request(knowledgeEndpoints.revise, {
            params: { id: article.id },
            body: { ...body, version: article.version },
          }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['knowledge'] })
      onClose()
    },
  })
  const lacking =
    text.title.trim() === ''
      ? t('calls.know.needTitle')
      : text.body.trim() === ''
        ? t('calls.know.needBody')
        : null
  const change = (given: Partial<ArticleText>) => setText((now) => ({ ...now, ...given }))
  return (
    <section className="call-part call-editor" data-testid="article-editor">
      <h2>{article === null ? t('calls.know.add') : t('calls.know.edit')}</h2>
      <Words label={t('calls.know.titleZh')} value={text.title} onChange={(title) => change({ title })} />
      <Words
        label={t('calls.know.titleEn')}
        value={text.titleEn ?? ''}
        onChange={(titleEn) => change({ titleEn: titleEn || null })}
      />
      <Words
        label={t('calls.know.bodyZh')}
        value={text.body}
        rows={5}
        onChange={(body) => change({ body })}
      />
      <Words
        label={t('calls.know.bodyEn')}
        value={text.bodyEn ?? ''}
        rows={5}
        onChange={(bodyEn) => change({ bodyEn: bodyEn || null })}
      />
      <Words
        label={t('calls.know.keywords')}
        value={text.keywords}
        onChange={(keywords) => change({ keywords })}
      />
      <div className="call-row">
        <ClassChoice text={text} onChange={change} />
        <div className="call-field">
          <label htmlFor="article-until">{t('calls.know.validUntil')}</label>
          <Input
            id="article-until"
            type="date"
            value={text.validUntil ?? ''}
            onChange={({ target }) => change({ validUntil: target.value || null })}
          />
        </div>
      </div>
      {isTried && lacking !== null && <Alert type="warning" showIcon title={lacking} />}
      {save.isError && <Alert type="error" showIcon title={problemText(t, save.error)} />}
      <div className="call-links">
        <Button
          type="primary"
          loading={save.isPending}
          data-testid="save-article"
          onClick={() => {
            setIsTried(true)
            if (lacking === null) save.mutate(text)
          }}
        >
          {t('calls.know.save')}
        </Button>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
      </div>
      {article !== null && <Versions id={article.id} />}
    </section>
  )
}

function textOf(from: ArticleText): ArticleText {
  const { title, titleEn, body, bodyEn, keywords, classKind, classCode, validUntil } = from
  return { title, titleEn, body, bodyEn, keywords, classKind, classCode, validUntil }
}

function Words(props: { label: string; value: string; rows?: number; onChange: (value: string) => void }) {
  const { label, value, rows, onChange } = props
  const id = useId()
  return (
    <div className="call-field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <Input id={id} value={value} maxLength={200} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <Input.TextArea
          id={id}
          value={value}
          rows={rows}
          maxLength={10_000}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </div>
  )
}

interface ClassChoiceProps {
  text: ArticleText
  onChange: (given: Partial<ArticleText>) => void
}

function ClassChoice({ text, onChange }: ClassChoiceProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const classes = useClasses().data?.items ?? []
  return (
    <div className="call-field">
      <label htmlFor="article-class">{t('calls.know.class')}</label>
      <Select
        id="article-class"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={text.classCode === null ? null : `${text.classKind} ${text.classCode}`}
        options={classes.map((one) => ({
          value: `${one.kind} ${one.code}`,
          label: `${named(one.name, one.nameEn)} ${one.code} ${one.pinyin}`,
        }))}
        onChange={(value: string | null | undefined) => {
          const one = classes.find(({ kind, code }) => `${kind} ${code}` === value)
          onChange({ classKind: one?.kind ?? null, classCode: one?.code ?? null })
        }}
      />
    </div>
  )
}

function Versions({ id }: { id: string }) {
  const { t } = useTranslation()
  const date = useDateText()
  const versions = useQuery({
    queryKey: ['knowledge', 'versions', id],
    queryFn: () => request(knowledgeEndpoints.versions, { params: { id } }),
  })
  return (
    <details>
      <summary>{t('calls.know.versions')}</summary>
      {versions.data?.items.map((one) => (
        <article key={one.version}>
          <b>{t('calls.know.version', { n: one.version })}</b>{' '}
          <small className="dim">{t('calls.know.updated', { at: date(one.at), by: one.by ?? '' })}</small>
          <p>
            {one.title}　{one.body}
          </p>
        </article>
      ))}
    </details>
  )
}

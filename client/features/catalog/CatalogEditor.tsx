import { Button, Card, Checkbox, Input, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { CaseClass } from '../../../server/contract/catalog.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { ClassEditor } from './ClassEditor.tsx'
import { matching } from './class-draft.ts'
import { NewClass } from './NewClass.tsx'
import { useCatalog } from './useCatalogEdit.ts'
import './catalog.css'

type Kind = CaseClass['kind']
const keyOf = ({ kind, code }: Pick<CaseClass, 'kind' | 'code'>) => `${kind}-${code}`

/** The class catalog: what may be reported, under which conditions, within which limit, by whom it is handled. */
export function CatalogEditor() {
  const { t } = useTranslation()
  const catalog = useCatalog()
  const [search, setSearch] = useSearchParams()
  const [kind, setKind] = useState<Kind>(() =>
    search.get('class')?.startsWith('component-') ? 'component' : 'event',
  )
  const [q, setQ] = useState('')
  const [withRetired, setWithRetired] = useState(false)
  const [isMaking, setMaking] = useState(false)
  const classes = catalog.data?.items ?? []
  const shown = useMemo(
    () => matching(classes, kind, q).filter(({ retired }) => withRetired || !retired),
    [classes, kind, q, withRetired],
  )
  if (catalog.isPending) return <Card loading />
  if (catalog.isError && catalog.data === undefined)
    return <Failed error={catalog.error} onRetry={() => void catalog.refetch()} />
  const chosen = classes.find((one) => keyOf(one) === search.get('class'))
  const choose = (one: Pick<CaseClass, 'kind' | 'code'>) =>
    setSearch({ class: keyOf(one) }, { replace: true })
  return (
    <div className="catalog">
      <section className="catalog-list" aria-label={t('catalog.classes')}>
        <div className="catalog-find">
          <Segmented<Kind>
            block
            value={kind}
            options={(['event', 'component'] as const).map((one) => ({
              value: one,
              label: t(`kind.${one}`),
            }))}
            onChange={setKind}
          />
          <Input
            allowClear
            maxLength={50}
            placeholder={t('catalog.find')}
            aria-label={t('catalog.find')}
            onChange={({ target }) => setQ(target.value)}
            data-testid="catalog-find"
          />
          <div className="catalog-more">
            <Checkbox checked={withRetired} onChange={({ target }) => setWithRetired(target.checked)}>
              {t('catalog.withRetired')}
            </Checkbox>
            <Button size="small" onClick={() => setMaking(true)} data-testid="catalog-new">
              {t('catalog.new')}
            </Button>
          </div>
        </div>
        <Classes classes={shown} chosen={chosen} onChoose={choose} />
      </section>
      <section className="catalog-class">
        {chosen === undefined ? (
          <Nothing title={t('catalog.choose')} hint={t('catalog.chooseHint')} />
        ) : (
          <ClassEditor key={keyOf(chosen)} of={chosen} />
        )}
      </section>
      {isMaking && (
        <NewClass
          classes={classes}
          kind={kind}
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false)
            choose(made)
          }}
        />
      )}
    </div>
  )
}

interface ClassesProps {
  classes: readonly CaseClass[]
  chosen: CaseClass | undefined
  onChoose: (one: CaseClass) => void
}

function Classes({ classes, chosen, onChoose }: ClassesProps) {
  const { t } = useTranslation()
  const named = useNamed()
  if (classes.length === 0) return <Nothing title={t('catalog.none')} hint={t('catalog.noneHint')} />
  return (
    <ul className="catalog-rows">
      {classes.map((one) => (
        <li key={keyOf(one)}>
          <button
            type="button"
            className="plain catalog-row"
            aria-current={one === chosen}
            data-testid={`catalog-${keyOf(one)}`}
            onClick={() => onChoose(one)}
          >
            <span>
              {named(one.name, one.nameEn)}
              {one.retired && <em> · {t('catalog.retired')}</em>}
            </span>
            <small className="dim">
              {one.code} · {named(one.major, one.majorEn)}
              {one.local && ` · ${t('catalog.local')}`}
            </small>
          </button>
        </li>
      ))}
    </ul>
  )
}

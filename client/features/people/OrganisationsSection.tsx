import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Checkbox, Input, Spin, Tag, Tree } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organisation } from '../../../server/contract/admin-organisation.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { OrganisationForm } from './OrganisationForm.tsx'
import { OrganisationPanel } from './OrganisationPanel.tsx'
import { type Branch, treeOf } from './organisation-tree.ts'
import { useOrganisations } from './usePeople.ts'
import './people.css'

/** Who belongs to whom: the tree of organisations, and one of them at its side. */
export function OrganisationsSection() {
  const { t } = useTranslation()
  const organisations = useOrganisations()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isCreating, setCreating] = useState(false)
  const [q, setQ] = useState('')
  const [withRetired, setWithRetired] = useState(false)
  if (organisations.isPending) return <Spin className="people-waiting" />
  if (organisations.isError)
    return <Failed error={organisations.error} onRetry={() => void organisations.refetch()} />
  const { items } = organisations.data
  const found = items.find(({ code }) => code === chosen)
  return (
    <div className="people">
      <header className="people-top">
        <div>
          <h2>{t('people.organisations')}</h2>
          <p className="dim">{t('people.organisationsHint')}</p>
        </div>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => setCreating(true)}
          data-testid="organisation-new"
        >
          {t('people.newOrganisation')}
        </Button>
      </header>
      <div className="people-tree">
        <Card size="small">
          <div className="people-filters">
            <Input.Search
              allowClear
              value={q}
              placeholder={t('people.findOrganisation')}
              aria-label={t('people.findOrganisation')}
              onChange={({ target }) => setQ(target.value)}
            />
            <Checkbox checked={withRetired} onChange={({ target }) => setWithRetired(target.checked)}>
              {t('people.withRetired')}
            </Checkbox>
          </div>
          <Branches
            items={items.filter(({ retiredAt }) => withRetired || retiredAt === null)}
            q={q}
            chosen={chosen}
            onChoose={setChosen}
          />
        </Card>
        {found === undefined ? (
          <Card size="small">
            <Nothing title={t('people.chooseOrganisation')} />
          </Card>
        ) : (
          <OrganisationPanel key={found.code} organisation={found} all={items} />
        )}
      </div>
      {isCreating && (
        <OrganisationForm
          organisation={null}
          parent={chosen}
          onClose={() => setCreating(false)}
          onMade={setChosen}
        />
      )}
    </div>
  )
}

function Branches(props: {
  items: readonly Organisation[]
  q: string
  chosen: string | null
  onChoose: (code: string) => void
}) {
  const { t } = useTranslation()
  const { items, q, chosen, onChoose } = props
  const tree = useMemo(() => treeOf(items, q), [items, q])
  if (tree.length === 0) return <Nothing title={t('people.noOrganisation')} />
  return (
    <Tree<Branch>
      key={`${q} ${items.length}`}
      defaultExpandAll={q !== ''}
      defaultExpandedKeys={tree.map(({ key }) => key)}
      blockNode
      virtual={false}
      treeData={tree}
      selectedKeys={chosen === null ? [] : [chosen]}
      aria-label={t('people.organisations')}
      titleRender={({ organisation }) => <BranchName organisation={organisation} />}
      onSelect={(_, { node }) => onChoose(node.key)}
    />
  )
}

function BranchName({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation()
  const named = useNamed()
  const { code, name, nameEn, kind, isHandlingUnit, people, retiredAt } = organisation
  return (
    <span className="people-branch" data-testid={`organisation-${code}`}>
      <span>{named(name, nameEn)}</span>
      <span className="dim">{t(`people.kind.${kind}`)}</span>
      {isHandlingUnit && <Tag color="blue">{t('people.handlingUnit')}</Tag>}
      {retiredAt !== null && <Tag color="red">{t('people.retired')}</Tag>}
      {people > 0 && <span className="dim">{t('people.peopleCount', { count: people })}</span>}
    </span>
  )
}

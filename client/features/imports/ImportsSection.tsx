import { Button, Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { ImportCard } from './ImportCard.tsx'
import { StartImport } from './StartImport.tsx'
import { useImports } from './useImports.ts'
import './imports.css'

/** Files taken in: started, watched, called off, and what became of each. */
export function ImportsSection() {
  const { t } = useTranslation()
  const imports = useImports()
  const jobs = imports.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="imports">
      <header>
        <h2>{t('imports.title')}</h2>
        <p className="dim imports-hint">{t('imports.hint')}</p>
      </header>
      <div className="imports-parts">
        <Card size="small" title={t('imports.start')}>
          <StartImport />
        </Card>
        <Card size="small" title={t('imports.history')} loading={imports.isPending}>
          {imports.isError && imports.data === undefined && (
            <Failed error={imports.error} onRetry={() => void imports.refetch()} />
          )}
          {imports.isSuccess && jobs.length === 0 && <Nothing title={t('imports.none')} />}
          <ol className="imports-list">
            {jobs.map((job) => (
              <li key={job.id}>
                <ImportCard job={job} />
              </li>
            ))}
          </ol>
          {imports.hasNextPage && (
            <Button block loading={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
              {t('imports.more')}
            </Button>
          )}
        </Card>
      </div>
    </div>
  )
}

import { CloseOutlined, EnvironmentOutlined } from '@ant-design/icons'
import { Button, Spin, Tag, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import type { LonLat } from '../../../server/contract/common.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'
import { CaseActions, type Chosen, type Doable } from './CaseActions.tsx'
import { CaseCosts } from './CaseCosts.tsx'
import { CaseDuplicates } from './CaseDuplicates.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { CaseHistory } from './CaseHistory.tsx'
import { CaseLedger } from './CaseLedger.tsx'
import { CaseNearby } from './CaseNearby.tsx'
import { CaseNotes } from './CaseNotes.tsx'
import { CasePhotos } from './CasePhotos.tsx'
import { CaseReports } from './CaseReports.tsx'
import { CaseStages } from './CaseStages.tsx'
import { PresentLine } from './PresentPeople.tsx'
import { useCase } from './useCase.ts'
import { usePresence } from './usePresence.ts'
import './panel.css'

interface CasePanelProps {
  id: string
  chosen: Chosen | null
  onChoose: (action: Doable | null) => void
  onOpen: (id: string | null) => void
  onShow?: ((place: LonLat) => void) | undefined
  /** A step was taken; the case as it is now. */
  onDone?: ((before: CaseDetail, after: CaseDetail) => void) | undefined
  /** Where I stand, for steps done on the spot. */
  place?: LonLat | undefined
  /** The command center sees what is around; a unit or an inspector needs the case alone. */
  isCommand?: boolean
  /** What the page adds below the head: ways to other pages about this case. */
  links?: ReactNode
}

/** One case whole: what, where, photos, clocks, what is around it, what happened, what I may do. */
export function CasePanel(props: CasePanelProps) {
  const { t } = useTranslation()
  const found = useCase(props.id)
  if (found.isPending)
    return (
      <section className="panel" data-testid="case-panel">
        <div className="state">
          <Spin />
        </div>
      </section>
    )
  if (found.data === undefined)
    return (
      <section className="panel" data-testid="case-panel">
        <PanelClose onClose={() => props.onOpen(null)} />
        <Failed title={t('panel.failed')} error={found.error} onRetry={() => void found.refetch()} />
      </section>
    )
  return <Loaded {...props} theCase={found.data} />
}

function Loaded({
  theCase,
  chosen,
  onChoose,
  onOpen,
  onShow,
  onDone,
  place,
  isCommand = false,
  links,
}: CasePanelProps & { theCase: CaseDetail }) {
  const { id, status, version, mergedInto } = theCase
  const { t } = useTranslation()
  return (
    <section
      className="panel"
      data-testid="case-panel"
      data-id={id}
      data-status={status}
      data-version={version}
    >
      <Header
        theCase={theCase}
        isCommand={isCommand}
        links={links}
        onClose={() => onOpen(null)}
        onShow={onShow}
      />
      <div className="panel-body">
        {mergedInto !== null && (
          <p className="panel-part">
            {t('panel.mergedInto')}{' '}
            <Button size="small" onClick={() => onOpen(mergedInto)}>
              {t('panel.openIt')}
            </Button>
          </p>
        )}
        {isCommand && <CaseNotes id={id} />}
        <CasePhotos theCase={theCase} />
        <CaseStages theCase={theCase} />
        <CaseFacts theCase={theCase} />
        <CaseReports theCase={theCase} onOpen={onOpen} />
        {isCommand && <CaseDuplicates theCase={theCase} onOpen={onOpen} />}
        {isCommand && <CaseNearby theCase={theCase} />}
        <CaseCosts theCase={theCase} />
        <CaseLedger theCase={theCase} onOpen={onOpen} />
        <CaseHistory id={id} />
      </div>
      <footer className="panel-foot">
        <CaseActions
          theCase={theCase}
          chosen={chosen}
          onChoose={onChoose}
          onDone={(after) => onDone?.(theCase, after)}
          place={place}
          showsKeys={isCommand}
        />
      </footer>
    </section>
  )
}

function PanelClose({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Button
      className="panel-close"
      type="text"
      icon={<CloseOutlined />}
      aria-label={t('app.close')}
      onClick={onClose}
    />
  )
}

function OthersHere({ id }: { id: string }) {
  return <PresentLine people={usePresence()(id)} />
}

interface HeaderProps {
  isCommand: boolean
  links: ReactNode
  theCase: CaseDetail
  onClose: () => void
  onShow: ((place: LonLat) => void) | undefined
}

function Header({ theCase, isCommand, links, onClose, onShow }: HeaderProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const {
    number,
    kind,
    classCode,
    className,
    classNameEn,
    status,
    urgent,
    street,
    gridCode,
    beyondAllowance,
  } = theCase
  return (
    <header className="panel-head">
      <PanelClose onClose={onClose} />
      <small className="dim number">
        {number} · {t(`kind.${kind}`)} {classCode}
      </small>
      <h2>
        {named(className, classNameEn)} <Tag data-testid="case-status">{t(`status.${status}`)}</Tag>
        {urgent && <Tag color="error">{t('queue.urgent')}</Tag>}
        {beyondAllowance && (
          <Tooltip title={t('allowance.beyondHint')}>
            <Tag color="warning" data-testid="beyond-allowance" tabIndex={0}>
              {t('allowance.beyondTag')}
            </Tag>
          </Tooltip>
        )}
      </h2>
      {isCommand && <OthersHere id={theCase.id} />}
      <small className="dim">
        {[theCase.address, named(street.name, street.nameEn), t('panel.grid', { code: gridCode })]
          .filter(Boolean)
          .join(' · ')}
        {onShow !== undefined && (
          <Button
            size="small"
            type="link"
            icon={<EnvironmentOutlined />}
            onClick={() => onShow(theCase.location)}
          >
            {t('panel.showOnMap')}
          </Button>
        )}
        {links}
      </small>
    </header>
  )
}

import { Badge, Button, Drawer, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { thePage } from '../../lib/page-of.ts'
import { HandOver } from './HandOver.tsx'
import { MyDesk } from './MyDesk.tsx'
import { SheetPaper, Sheets } from './Sheets.tsx'
import { ShiftLog } from './ShiftLog.tsx'
import { useSheets } from './useShift.ts'

interface ShiftDeskProps {
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onCase: (id: string) => void
  onTryOut: (volume: number) => void
}

/** The change of shift: hand over, sheets, log, my own desk. A number on the button says that a sheet waits for me. */
export function ShiftDesk({ isOpen, onOpen, onCase, onTryOut }: ShiftDeskProps) {
  const { t } = useTranslation()
  const waiting = useSheets().data?.waiting ?? 0
  const [tab, setTab] = useState<string | null>(null)
  const [paper, setPaper] = useState<string | null>(null)
  const chosen = tab ?? (waiting > 0 ? 'sheets' : 'hand')
  const openCase = (id: string) => {
    setPaper(null)
    onOpen(false)
    onCase(id)
  }
  return (
    <>
      <Badge count={waiting} size="small" offset={[-4, 4]}>
        <Button
          type="text"
          size="small"
          aria-label={waiting > 0 ? t('shift.waiting', { count: waiting }) : t('shift.button')}
          onClick={() => onOpen(true)}
          data-testid="shift-button"
        >
          {t('shift.button')}
        </Button>
      </Badge>
      <Drawer
        open={isOpen}
        onClose={() => onOpen(false)}
        size={560}
        title={t('shift.button')}
        destroyOnHidden
        getContainer={thePage}
        data-testid="shift-desk"
      >
        <Tabs
          activeKey={chosen}
          onChange={setTab}
          items={[
            {
              key: 'hand',
              label: t('shift.tabs.hand'),
              children: (
                <HandOver
                  onMade={(id) => {
                    setTab('sheets')
                    setPaper(id)
                  }}
                />
              ),
            },
            { key: 'sheets', label: t('shift.tabs.sheets'), children: <Sheets onLook={setPaper} /> },
            { key: 'log', label: t('shift.tabs.log'), children: <ShiftLog /> },
            { key: 'screen', label: t('shift.tabs.screen'), children: <MyDesk onTryOut={onTryOut} /> },
          ]}
        />
      </Drawer>
      {paper !== null && <SheetPaper id={paper} onClose={() => setPaper(null)} onOpen={openCase} />}
    </>
  )
}

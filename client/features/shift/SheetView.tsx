import { useTranslation } from 'react-i18next'
import type { SheetContent } from '../../../server/contract/shift.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNamed } from '../../lib/useNamed.ts'
import './sheet.css'

/** What a shift hands on: figures, cases, units that are waited for, notes. Looks the same on paper. */
export function SheetView({ content, onOpen }: { content: SheetContent; onOpen?: (id: string) => void }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const named = useNamed()
  const { counts, waitingOn, notes } = content
  return (
    <div className="sheet" data-testid="sheet">
      <dl className="sheet-figures">
        {(['open', 'red', 'redSoon', 'urgent', 'supervised'] as const).map((name) => (
          <div key={name}>
            <dd className="number">{counts[name]}</dd>
            <dt>{t(`shift.${name}`)}</dt>
          </div>
        ))}
      </dl>
      <p className="dim">
        {counts.byStatus.map(({ status, n }) => `${t(`status.${status}`)} ${n}`).join(' · ')}
      </p>
      <Cases title={t('shift.mine')} cases={content.mine} onOpen={onOpen} />
      <Cases title={t('shift.redSoonCases')} cases={content.redSoon} onOpen={onOpen} />
      <Cases title={t('shift.urgentCases')} cases={content.urgent} onOpen={onOpen} />
      <h3>{t('shift.waitingOn')}</h3>
      {waitingOn.length === 0 ? (
        <p className="dim">{t('shift.none')}</p>
      ) : (
        <table className="sheet-table">
          <thead>
            <tr>
              <th>{t('shift.units')}</th>
              <th>{t('shift.unitOpen')}</th>
              <th>{t('shift.red')}</th>
            </tr>
          </thead>
          <tbody>
            {waitingOn.map((unit) => (
              <tr key={unit.code}>
                <td>{named(unit.name, unit.nameEn)}</td>
                <td className="number">{unit.open}</td>
                <td className="number">{unit.red}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{t('shift.notes')}</h3>
      {notes.length === 0 && <p className="dim">{t('shift.none')}</p>}
      {notes.map((note) => (
        <p key={note.id} className="sheet-note">
          {note.caseNumber !== null && <b className="number">{note.caseNumber} </b>}
          {note.text}
          <small className="dim">
            {note.author.name} · {dateText(note.at)}
          </small>
        </p>
      ))}
    </div>
  )
}

interface CasesProps {
  title: string
  cases: SheetContent['mine']
  onOpen: ((id: string) => void) | undefined
}

function Cases({ title, cases, onOpen }: CasesProps) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const named = useNamed()
  return (
    <>
      <h3>
        {title} <span className="number">{cases.length}</span>
      </h3>
      {cases.length === 0 && <p className="dim">{t('shift.none')}</p>}
      {cases.length === 100 && <p className="dim">{t('shift.more')}</p>}
      <table className="sheet-table">
        <tbody>
          {cases.map((one) => (
            <tr key={one.id}>
              <td className="number">
                {onOpen === undefined ? (
                  one.number
                ) : (
                  <button type="button" className="plain sheet-link" onClick={() => onOpen(one.id)}>
                    {one.number}
                  </button>
                )}
              </td>
              <td>
                {named(one.className, one.classNameEn)} {one.urgent && `(${t('shift.urgent')})`}
                <small className="dim">{one.address}</small>
              </td>
              <td>
                {t(`status.${one.status}`)}
                <small className="dim">{one.unit !== null && named(one.unit.name, one.unit.nameEn)}</small>
              </td>
              <td className="number">{one.dueAt !== null && dateText(one.dueAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

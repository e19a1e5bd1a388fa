import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { POPULATION_ROLES, populationEndpoints } from '../../../../server/contract/population.ts'
import { request } from '../../../lib/api.ts'
import { useSession } from '../../../lib/session.ts'
import { Failed } from '../../../ui/Failed.tsx'
import { type Dwelling, type Entrance, roomBeside, sectionOf } from './floors.ts'
import { Residents } from './Residents.tsx'
import './section.css'

/** Who lives in a building, floor by floor and room by room, for those who look after it. Asked for this one building alone. */
export function BuildingSection({ id }: { id: string }) {
  const user = useSession().data
  const may = user?.roles.some((role) => POPULATION_ROLES.includes(role)) ?? false
  return may ? <Section id={id} /> : null
}

function Section({ id }: { id: string }) {
  const { t } = useTranslation()
  const found = useQuery({
    queryKey: ['dwellings', id],
    queryFn: () => request(populationEndpoints.dwellings, { params: { id } }),
    // What names people is not kept longer than it is looked at.
    gcTime: 0,
  })
  const [chosen, setChosen] = useState<string | null>(null)
  const items = found.data?.items
  const entrances = useMemo(() => sectionOf(items ?? []), [items])
  if (found.isPending) return <Spin size="small" />
  if (found.isError) return <Failed error={found.error} />
  const people = found.data.items.reduce((sum, one) => sum + one.people, 0)
  const room = found.data.items.find((one) => one.id === chosen)
  return (
    <section className="section" aria-label={t('section.title')} data-testid="building-section">
      <h4>{t('section.title')}</h4>
      {entrances.length === 0 ? (
        <p className="section-none">{t('section.none')}</p>
      ) : (
        <p className="section-sum">{t('section.sum', { people, dwellings: found.data.items.length })}</p>
      )}
      <div className="section-house">
        {entrances.map((entrance) => (
          <EntranceTable key={entrance.entrance} {...{ entrance, chosen }} onChoose={setChosen} />
        ))}
      </div>
      {entrances.length > 0 && <Key />}
      {room !== undefined && <Residents key={room.id} dwelling={room} onClose={() => setChosen(null)} />}
    </section>
  )
}

interface EntranceTableProps {
  entrance: Entrance
  chosen: string | null
  onChoose: (id: string | null) => void
}

/** One stop of the tab key; arrows go on from room to room. */
function EntranceTable({ entrance, chosen, onChoose }: EntranceTableProps) {
  const { t } = useTranslation()
  const table = useRef<HTMLTableElement>(null)
  const first = entrance.floors.find(({ rooms }) => rooms.length > 0)?.rooms[0]?.id
  const [at, setAt] = useState(first)
  const onKeyDown = (event: KeyboardEvent) => {
    const next = at === undefined ? null : roomBeside(entrance, at, event.key)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    setAt(next)
    table.current?.querySelector<HTMLButtonElement>(`[data-room="${next}"]`)?.focus()
  }
  const widest = Math.max(...entrance.floors.map(({ rooms }) => rooms.length))
  return (
    <table ref={table} onKeyDown={onKeyDown}>
      <caption>{t('section.entrance', { number: entrance.entrance })}</caption>
      <tbody>
        {entrance.floors.map(({ floor, rooms }) => (
          <tr key={floor}>
            <th scope="row">{floor}</th>
            {rooms.map((room) => (
              <td key={room.id}>
                <Room
                  {...{ room }}
                  isChosen={chosen === room.id}
                  isStop={at === room.id}
                  onFocus={() => setAt(room.id)}
                  onChoose={() => onChoose(chosen === room.id ? null : room.id)}
                />
              </td>
            ))}
            {rooms.length < widest && <td colSpan={widest - rooms.length} className="section-gap" />}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface RoomProps {
  room: Dwelling
  isChosen: boolean
  isStop: boolean
  onFocus: () => void
  onChoose: () => void
}

const MOST_SHADES = 5

function Room({ room, isChosen, isStop, onFocus, onChoose }: RoomProps) {
  const { t } = useTranslation()
  const floating = room.residents.some(({ kind }) => kind === 'floating')
  const name = [
    t('section.room', { floor: room.floor, room: room.room }),
    t('section.people', { count: room.people }),
    ...(floating ? [t('section.floating')] : []),
  ].join(', ')
  return (
    <button
      type="button"
      className={`section-room shade-${Math.min(room.people, MOST_SHADES)}`}
      data-room={room.id}
      data-floating={floating}
      aria-pressed={isChosen}
      aria-label={name}
      title={name}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onChoose}
    >
      <small>{room.room}</small>
      <b className="number">{room.people === 0 ? '–' : room.people}</b>
    </button>
  )
}

function Key() {
  const { t } = useTranslation()
  return (
    <p className="section-key">
      <i className="section-room shade-0" aria-hidden /> {t('section.empty')}
      <i className="section-room shade-2" aria-hidden /> {t('section.shade')}
      <i className="section-room shade-0" data-floating aria-hidden /> {t('section.floating')}
    </p>
  )
}

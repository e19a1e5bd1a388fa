import { App } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AreaItem, AreaKind } from '../../server/contract/area.ts'
import { ringFault } from '../../server/contract/area-rules.ts'
import type { User } from '../../server/contract/identity.ts'
import type { MapView } from '../../server/contract/map-view.ts'
import type { BuriedThing } from '../../server/contract/underground.ts'
import { AreaPanel } from '../features/map/area/AreaPanel.tsx'
import { NearPanel } from '../features/map/near/NearPanel.tsx'
import { MapNews } from '../features/map/news/MapNews.tsx'
import { useMapPicture } from '../features/map/picture/useMapPicture.ts'
import { TimeBar } from '../features/map/time/TimeBar.tsx'
import { type CasesThen, useCasesThen } from '../features/map/time/useCasesThen.ts'
import { type Playing, usePlaying } from '../features/map/time/usePlaying.ts'
import { DrawingBar } from '../features/map/tools/DrawingBar.tsx'
import { MapToolbar } from '../features/map/tools/MapToolbar.tsx'
import type { Tool } from '../features/map/tools/tool-state.ts'
import { useMapTool } from '../features/map/tools/useMapTool.ts'
import { type ToolName, useToolKeys } from '../features/map/tools/useToolKeys.ts'
import { DigPanel } from '../features/map/underground/DigPanel.tsx'
import { openingOf } from '../features/map/underground/opening.ts'
import { SectionPanel } from '../features/map/underground/SectionPanel.tsx'
import { UnderPanel } from '../features/map/underground/UnderPanel.tsx'
import { serverNow } from '../lib/server-clock.ts'
import { type CommandView, decodeView, type MapShape } from '../lib/view-url.ts'
import {
  LAYER_IDS,
  type LayerId,
  type LonLat,
  type Picked,
  type ScenePort,
  type Sketch,
} from '../scene/scene-port.ts'
import { useMapLook } from './MapLook.tsx'
import './map-tools.css'

/** The instant that the map shows, and what was open then. */
export interface MapTime {
  readonly playing: Playing
  readonly past: CasesThen
}

/** Held by the page: its marks are those of the instant. */
export function useMapTime(at: string | null, changeView: (change: Partial<CommandView>) => void): MapTime {
  const onAt = useCallback((next: string | null) => changeView({ at: next }), [changeView])
  const playing = usePlaying(at, onAt)
  return { playing, past: useCasesThen(playing) }
}

interface MapToolsProps {
  user: User
  port: ScenePort | null
  view: CommandView
  changeView: (change: Partial<CommandView>) => void
  layers: ReadonlySet<LayerId>
  time: MapTime
  /** Where the open case or the picked thing is. */
  chosen: LonLat | null
  onOpenCase: (id: string) => void
  onThing: (thing: Picked) => void
  /** The open cases inside an area, to be marked in the queue for a step done to many. */
  onMark?: ((ids: readonly string[]) => void) | undefined
}

/** A pipe is looked at from so near. */
const BURIED_RANGE_M = 60

const THING_OF = {
  components: 'component',
  cameras: 'camera',
  buildings: 'building',
  inspectors: 'inspector',
} as const

/** The tools of the map and what they found: select, measure, nearby, time, pictures. */
export function MapTools(props: MapToolsProps) {
  const { user, port, view, changeView, time, layers, chosen, onOpenCase, onThing, onMark } = props
  const { playing, past } = time
  const box = useRef<HTMLDivElement>(null)
  const [sight, setSight] = useState<readonly Sketch[]>([])
  const onShape = useCallback((shape: MapShape | null) => changeView({ shape }), [changeView])
  const [tool, step] = useMapTool({ port, shape: view.shape, onShape, more: sight })
  const size = useCallback(() => box.current?.getBoundingClientRect() ?? null, [])
  const showView = useShowView(port, size)
  const middle = () => {
    const { width = 0, height = 0 } = size() ?? {}
    return port?.placeAt({ x: width / 2, y: height / 2 }) ?? null
  }
  const onOpenView = ({ query }: MapView) => {
    const seen = mapOf(decodeView(query))
    changeView(seen)
    if (seen.camera !== null) port?.setView(seen.camera)
    step(seen.shape === null ? { do: 'end' } : { do: 'show', shape: seen.shape })
  }
  const look = useMapLook({ user, port, view, changeView, onOpenView, middle })
  const ground = useGroundMode({ view, changeView, layers })
  const onTool = (name: ToolName) => {
    const isActive = activeOf(tool, false).has(name)
    const isBelow = name === 'under' || name === 'section' || name === 'dig'
    if (isBelow && !isActive) ground.open()
    if (name === 'fly') look.fly()
    else if (name === 'look') look.toggle()
    else if (name === 'underground') view.underground ? ground.close() : ground.open()
    else if (name === 'time') playing.seek(playing.atMs === null ? serverNow() : null)
    else if (isActive) step({ do: 'end' })
    else if (name === 'view') showView((shape) => step({ do: 'show', shape }))
    else if (name !== 'near' && name !== 'under') step({ do: 'draw', shape: name })
    else if (chosen !== null) step({ do: 'show', shape: { kind: name, places: [chosen] } })
    else step({ do: 'ask', of: name })
  }
  const crosshair = useToolKeys({ port, tool, step, onTool, size })
  const takePicture = useMapPicture({ port, layers, atMs: playing.atMs, hasShape: tool.kind === 'shown' })
  const shape = tool.kind === 'shown' ? tool.shape : null
  const asked = useMemo(
    () => (shape?.kind === 'area' ? { ring: shape.places, at: playing.isPlaying ? null : view.at } : null),
    [shape, playing.isPlaying, view.at],
  )
  const [nearPlace] = shape?.kind === 'near' ? shape.places : []
  const [underPlace] = shape?.kind === 'under' ? shape.places : []
  const onBuried = ({ kind, id, location }: BuriedThing) => {
    port?.flyTo(location, BURIED_RANGE_M)
    onThing({ kind, id, place: location })
  }
  useEffect(
    () => port?.setGround(openingOf(view.underground, shape, view.dig)),
    [port, view.underground, view.dig, shape],
  )
  const end = () => step({ do: 'end' })
  const onItem = (kind: AreaKind, { id, location }: AreaItem) => {
    port?.flyTo(location)
    if (kind === 'cases') onOpenCase(id)
    else onThing({ kind: THING_OF[kind], id, place: location })
  }
  return (
    <>
      <div className="map-picture-box" ref={box}>
        {crosshair !== null && (
          <div
            className="map-crosshair"
            data-testid="map-crosshair"
            style={{ left: crosshair.x, top: crosshair.y }}
          />
        )}
      </div>
      {look.signs}
      <MapToolbar
        active={activeOf(tool, playing.atMs !== null, { isBelow: view.underground, ...look })}
        onTool={onTool}
        onPicture={(way) => void takePicture(way)}
      />
      <div className="map-work">
        <MapNews />
        <div className="map-work-panel">
          {look.panel}
          {asked !== null && <AreaPanel {...{ asked, onItem, onMark }} onClose={end} />}
          {nearPlace !== undefined && (
            <NearPanel
              key={`${nearPlace.lon},${nearPlace.lat}`}
              place={nearPlace}
              onSight={setSight}
              onFly={(place) => port?.flyTo(place)}
              onClose={end}
            />
          )}
          {underPlace !== undefined && <UnderPanel place={underPlace} onPick={onBuried} onClose={end} />}
          {shape?.kind === 'dig' && (
            <DigPanel
              places={shape.places}
              dig={view.dig}
              onDig={(dig) => changeView({ dig })}
              onPick={onBuried}
              onClose={end}
            />
          )}
        </div>
        {shape?.kind === 'section' && (
          <SectionPanel
            key={shape.places.map(({ lon, lat }) => `${lon},${lat}`).join(' ')}
            places={shape.places}
            onPick={onBuried}
            onClose={end}
          />
        )}
        {look.flightBar}
        <DrawingBar tool={tool} step={step} />
        <TimeBar playing={playing} past={past} />
      </div>
    </>
  )
}

/** Opens the ground with the pipes in it, and says so: the tick in the layer tree tells whether they are seen, and takes them away. */
function useGroundMode({ view, changeView, layers }: Pick<MapToolsProps, 'view' | 'changeView' | 'layers'>) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const hadPipes = useRef(false)
  const withPipes = (has: boolean) => LAYER_IDS.filter((id) => (id === 'pipes' ? has : layers.has(id)))
  return {
    open() {
      if (view.underground) return
      hadPipes.current = layers.has('pipes')
      changeView({ underground: true, layers: withPipes(true) })
      if (!hadPipes.current) void message.info(t('underground.pipesShown'))
    },
    /** Pipes that came with the open ground go with it. */
    close() {
      changeView({ underground: false, layers: withPipes(hadPipes.current) })
    },
  }
}

/** What of a view is the map's; the queue and the open case stay as they are. */
const mapOf = (view: CommandView) => {
  const { camera, layers, colors, mode, shape, at, underground, dig, cut, sun, opacity, compare } = view
  return { camera, layers, colors, mode, shape, at, underground, dig, cut, sun, opacity, compare }
}

const TOOL_OF = {
  near: 'near',
  line: 'measure',
  under: 'under',
  section: 'section',
  dig: 'dig',
  height: 'height',
} as const

interface Modes {
  readonly isBelow?: boolean
  readonly isFlying?: boolean
  readonly isOpen?: boolean
}

/** The buttons that are pressed. */
function activeOf(
  tool: Tool,
  isPast: boolean,
  { isBelow, isFlying, isOpen }: Modes = {},
): ReadonlySet<ToolName> {
  const active = new Set<ToolName>()
  if (isPast) active.add('time')
  if (isBelow) active.add('underground')
  if (isFlying) active.add('fly')
  if (isOpen) active.add('look')
  if (tool.kind === 'drawing') active.add(tool.shape)
  if (tool.kind === 'asking') active.add(tool.of)
  if (tool.kind === 'shown' && tool.shape.kind !== 'area') active.add(TOOL_OF[tool.shape.kind])
  return active
}

/** How far down the picture the list begins, as shares of its height: the sky is cut off. */
const TOPS = [0, 0.2, 0.35, 0.5, 0.65]

/** The ground in view as an area, so that what the map shows is also read as a list. */
function useShowView(port: ScenePort | null, size: () => { width: number; height: number } | null) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (show: (shape: MapShape) => void) => {
    const area = size()
    for (const top of area === null || port === null ? [] : TOPS) {
      const { width = 0, height = 0 } = area ?? {}
      const corners = [
        { x: 1, y: height - 1 },
        { x: width - 1, y: height - 1 },
        { x: width - 1, y: height * top + 1 },
        { x: 1, y: height * top + 1 },
      ]
      const places = corners.flatMap((corner) => port?.placeAt(corner) ?? [])
      if (places.length === 4 && ringFault(places) === null) return show({ kind: 'area', places })
    }
    void message.warning(t('mapwork.noView'))
  }
}

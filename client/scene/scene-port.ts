import type { Light } from '../../server/contract/common.ts'
import type { StateChannel } from './state/feature-state.ts'

export type { StateChannel }

/** WGS 84 degrees. */
export interface LonLat {
  readonly lon: number
  readonly lat: number
}

/** Where the camera is: its place (degrees, metres above the ground) and where it looks (degrees; pitch −90 is straight down). */
export interface CameraView extends LonLat {
  readonly heightM: number
  readonly headingDeg: number
  readonly pitchDeg: number
}

/** Layers a person can switch on and off. */
export const LAYER_IDS = [
  'buildings',
  'population',
  'components',
  'pipes',
  'cameras',
  'unit-grids',
  'responsibility-grids',
  'cases',
  'inspectors',
] as const
export type LayerId = (typeof LAYER_IDS)[number]

/** What buildings and grids are coloured by; `cases`: the worst light of their open cases, `open`: how many there are. */
export const CITY_COLORS = ['height', 'cases', 'open', 'people', 'none'] as const
export type CityColors = (typeof CITY_COLORS)[number]

/** A case on the map; closed ones are not given. */
export interface CaseMark extends LonLat {
  readonly id: string
  readonly light: Light
  readonly urgent: boolean
}
/** A person on duty. */
export interface InspectorMark extends LonLat {
  readonly id: string
  readonly name: string
}
/** A camera with its view; `headingDeg` null: it sees all around. */
export interface CameraMark extends LonLat {
  readonly id: string
  readonly heightM: number
  readonly headingDeg: number | null
  readonly hfovDeg: number
  readonly rangeM: number
}
/** A grid cell: rings in degrees, the first of each polygon its outside. */
export interface GridArea {
  readonly code: string
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[]
}
/** How many people live in a cell; `people` null: fewer than five, or unknown. */
export interface PopulatedArea extends GridArea {
  readonly people: number | null
  readonly perKm2: number | null
}

/** What the map is given to draw, by layer; buildings, components and pipes come as tiles and need none. */
export interface SceneData {
  readonly cases: readonly CaseMark[]
  readonly inspectors: readonly InspectorMark[]
  readonly cameras: readonly CameraMark[]
  readonly 'unit-grids': readonly GridArea[]
  readonly 'responsibility-grids': readonly GridArea[]
  readonly population: readonly PopulatedArea[]
}

/** What lies under the pointer, and where; `id` is the row's id (a grid's code). */
export interface Picked {
  readonly kind: 'case' | 'inspector' | 'camera' | 'building' | 'component' | 'pipe' | 'unit-grid' | 'ground'
  readonly id: string | null
  readonly place: LonLat
  /** Of cases drawn as one pin: all of them, the worst first. */
  readonly among?: readonly string[]
}

/** Something a tool draws over the city; `isWrong` lines are drawn as such and filled with nothing. */
export type Sketch =
  | { readonly kind: 'area'; readonly ring: readonly LonLat[]; readonly isWrong?: boolean }
  | { readonly kind: 'line'; readonly places: readonly LonLat[]; readonly isWrong?: boolean }
  | { readonly kind: 'points'; readonly places: readonly LonLat[] }
  /** What a camera looks at, and its line of sight to a place. */
  | { readonly kind: 'sight'; readonly camera: CameraMark; readonly to: LonLat; readonly sees: boolean }

/** Hears where clicks and the pointer are; `onPoint` twice quickly at one place is a double click. `at`: where on the picture. */
export interface Tracing {
  onPoint(place: LonLat, at: { readonly x: number; readonly y: number }): void
  onMove(place: LonLat): void
}

/** Pictures of a map service of the city's own; see contract/map-service.ts for what its fields mean. */
export interface MapPictures {
  readonly url: string
  readonly subdomains: readonly string[]
  readonly scheme: 'EPSG:3857' | 'EPSG:4326' | 'EPSG:4490'
  readonly firstLevel: number
  readonly minZoom: number
  readonly maxZoom: number
  /** In place of our base map; else over it. */
  readonly isBase: boolean
}

export type SceneState =
  | { readonly state: 'loading' }
  | { readonly state: 'ready' }
  /** WebGL is missing, or the scene broke: the message is for the log, the screen says it in words. */
  | { readonly state: 'failed'; readonly message: string }

export type SceneTheme = 'command' | 'light'

/** How the ground lets one see below: not at all, through all of it, or by a pit with walls (glass where the machine cannot cut). */
export type GroundOpening =
  | { readonly kind: 'closed' }
  | { readonly kind: 'glass' }
  | { readonly kind: 'pit'; readonly ring: readonly LonLat[]; readonly depthM: number }

/** A plane through the city at a place: what is higher above its ground, or nearer than the plane as one looks ahead, is cut away. */
export type CityCut =
  | { readonly kind: 'level'; readonly at: LonLat; readonly heightM: number }
  | { readonly kind: 'ahead'; readonly at: LonLat; readonly headingDeg: number; readonly offsetM: number }

/** Where the sun stands: from north over east, and above the horizon. */
export interface SunStand {
  readonly azimuthDeg: number
  readonly elevationDeg: number
}

export type SceneQuality = 'full' | 'low'

/** Layers of which more or less can be seen. */
export const FADING_IDS = [
  'basemap',
  'buildings',
  'components',
  'pipes',
  'unit-grids',
  'responsibility-grids',
] as const
export type FadingId = (typeof FADING_IDS)[number]

/** Shares of full speed, −1 to 1. */
export interface FlightMotion {
  readonly ahead: number
  readonly right: number
  readonly up: number
  readonly turn: number
  readonly tilt: number
}

/** A place on the ground with its height above the ellipsoid. */
export interface PointedPlace extends LonLat {
  readonly groundM: number
}
/** A point of a wall, a roof or the ground. */
export interface SurfacePoint extends LonLat {
  /** Above the ellipsoid. */
  readonly heightM: number
  readonly aboveGroundM: number
}

/** What the tools of the map change and ask. */
export interface ToolPort {
  setGround(opening: GroundOpening): void
  setCut(cut: CityCut | null): void
  /** Light and shadows of the sun; null: the map's own soft light. */
  setSun(sun: SunStand | null): void
  /** 0 to 1. */
  setOpacity(layer: FadingId, opacity: number): void
  setQuality(quality: SceneQuality): void
  /** The usual time between two pictures drawn one after the other, milliseconds. */
  frameMs(): Promise<number>
  /** Flies on like this until told otherwise; null ends it. */
  steer(motion: FlightMotion | null): void
  /** The ground under the pointer, a few times a second; null: off the map or in the sky. */
  onPointer(listener: (place: PointedPlace | null) => void): () => void
  /** The surface that is seen at a point of the picture, in CSS pixels. */
  surfaceAt(point: { readonly x: number; readonly y: number }): SurfacePoint | null
  /** Every step of the camera, with the picture that shows it. */
  onCamera(listener: (view: CameraView) => void): () => void
}

/** What a map shows after it was asked to. For tests and for the bench: never decides anything. */
interface SceneFigures {
  readonly drawCommands: number
  /** Of the tiles, as Cesium counts them. */
  readonly tileBytes: number
  readonly tilesPending: number
  /** Buildings whose ids lie beyond what the picture of states holds. */
  readonly statesBeyond: number
  readonly marks: Readonly<Record<'cases' | 'inspectors' | 'cameras' | 'unit-grids' | 'population', number>>
}

/** Buildings that cannot show what they are coloured by. */
export interface ColorGaps {
  /** Some in view are far off, merged into blocks without a row of their own. */
  readonly hasBlocks: boolean
  /** Whose ids lie beyond what the picture of states holds. */
  readonly beyond: number
}
/** Layers of cells. */
export type GridLayerId = Extract<LayerId, 'unit-grids' | 'responsibility-grids'>
/** Layers that come as 3D Tiles. */
export type TileLayerId = Extract<LayerId, 'buildings' | 'components' | 'pipes'>

/**
 * All that features know of the 3D city: places in degrees, ids, and this. Nothing of Cesium passes through it.
 * Every method is harmless before the scene is ready and after it is gone.
 */

export interface ScenePort extends ToolPort {
  setData<K extends keyof SceneData>(layer: K, data: SceneData[K]): void
  /** Inspectors that were seen elsewhere: they walk there. Who is not on the map is left out. */
  moveInspectors(moves: readonly (LonLat & { readonly id: string })[]): void
  setLayers(shown: ReadonlySet<LayerId>): void
  /** The server serves this layer anew: it is exchanged for that, and view, selection and colours stay. */
  reloadTiles(layer: TileLayerId): void
  /** Buildings and grids; by height and by nothing the grids are outlines alone. */
  setColors(by: CityColors): void
  /** What is known of buildings, by row id; the others are cleared. One upload colours the whole city, whatever tiles come and go. */
  setBuildingStates(channel: StateChannel, ids: ArrayLike<number>, values: ArrayLike<number>): void
  /** Hears of buildings that stay plain whatever they are coloured by, now and with each change. */
  onColorGaps(listener: (gaps: ColorGaps) => void): () => void
  /** What is known of grid cells, by code; the others of the layer are cleared. Nothing is built anew. */
  setGridStates(
    layer: GridLayerId,
    channel: StateChannel,
    codes: readonly string[],
    values: ArrayLike<number>,
  ): void
  /** Pictures of other map services, all that are shown; ours comes back where none of them is a base map. */
  setPictures(shown: readonly MapPictures[]): void
  /** `2d` looks straight down, north up, and cannot be tilted. */
  setMode(mode: '3d' | '2d'): void
  /** Marks the place of what is chosen; null takes the mark away. */
  select(place: LonLat | null): void
  /** Flies to look at a place from `rangeM` metres (400 unless given). Keeps still where the person wants less motion. */
  flyTo(place: LonLat, rangeM?: number): void
  home(): void
  view(): CameraView | null
  setView(view: CameraView): void
  /** A click or tap; returns what ends the listening. */
  onPick(listener: (picked: Picked) => void): () => void
  /** What tools draw, in place of what they drew before. */
  setSketch(parts: readonly Sketch[]): void
  /** From now on clicks are points of a drawing and choose nothing; returns what ends that. A later one takes over from an earlier. */
  trace(tracing: Tracing): () => void
  /** The ground under a point of the picture, in CSS pixels from its top left; null in the sky. */
  placeAt(point: { readonly x: number; readonly y: number }): LonLat | null
  /** The picture as it is seen now, drawn afresh; null where nothing can be drawn. */
  picture(): HTMLCanvasElement | null
  /** The camera came to rest. */
  onViewChange(listener: (view: CameraView) => void): () => void
  onState(listener: (state: SceneState) => void): () => void
  figures(): SceneFigures | null
}

/** A file of a tile layer, compressed as it lies on disk. */
export interface TileFile {
  gzipped: Buffer
  contentType: string
  etag: string
  /** Its name changes with its content. */
  immutable: boolean
}

interface BasemapTile {
  /** PNG of 256 pixels, or WebP of 512. */
  picture: Buffer
  etag: string
}

type BasemapStyle = 'command' | 'light'

/** What the routes need of the tile builder, which this module must not import; main hands it over. */
export interface TileService {
  /** Undefined where the layer has no such file. Waits for a layer's first build. */
  file(layer: 'buildings' | 'components' | 'pipes', path: string): Promise<TileFile | undefined>
  basemap(tile: {
    z: number
    x: number
    y: number
    style: BasemapStyle
    size?: 256 | 512
  }): Promise<BasemapTile>
  readonly terrain: {
    /** What Cesium asks first; without an elevation model it names no tile. */
    layerJson(): Promise<TileFile>
    tile(
      tile: { z: number; x: number; y: number },
      version: string | undefined,
    ): Promise<TileFile | undefined>
    /** Heights of the whole city in one small file. */
    heights(version: string | undefined): Promise<TileFile | undefined>
  }
}

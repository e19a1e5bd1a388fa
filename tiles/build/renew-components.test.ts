import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { addComponent } from '../../server/testing/city.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { decodeContent } from '../testing/decode.ts'
import { buildLayer, renewLayer } from './build-layer.ts'
import { type Manifest, openLayerStore } from './layer-store.ts'

describeOnBothDatabases('Components that are served', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-renew-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('are brought up to an edit, a new one and a removed one by what has changed alone', async () => {
    const { db } = database()
    const store = openLayerStore(folder)
    const ids: string[] = []
    for (let i = 0; i < 40; i++)
      ids.push(await addComponent(database(), { lon: 103.8 + (i % 8) * 0.01, lat: 36.05 + i * 0.001 }))
    const first = await buildLayer({ db, store, layer: 'components' })
    const [damaged, removed] = ids
    await db.none("update component set state = 'damaged' where id = $1", [damaged])
    await db.none("update component set state = 'removed' where id = $1", [removed])
    const added = await addComponent(database(), { lon: 103.9, lat: 36.06, classCode: '04007' })
    const renewed = await renewLayer({ db, store, layer: 'components' }, first)
    expect([renewed?.how, renewed?.features]).toEqual(['update', 40])
    const near = await features(renewed ?? expect.unreachable())
    expect(near.find(({ id }) => id === Number(damaged))?.state).toBe(1)
    expect(near.some(({ id }) => id === Number(removed))).toBe(false)
    expect(near.find(({ id }) => id === Number(added))?.classCode).toBe(4007)
    expect(await renewLayer({ db, store, layer: 'components' }, renewed ?? first)).toBeNull()

    async function features(manifest: Manifest) {
      const paths = Object.keys(manifest.files).filter((path) => path.startsWith('near/'))
      const read = async (path: string) => decodeContent(gunzipSync(await store.read(manifest, path)))
      return (await Promise.all(paths.map(read))).flatMap((content) => content.features)
    }
  })
})

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useLoop } from '../../testing/loop-world.ts'

describeOnBothDatabases('The map services of the city', (database) => {
  const loop = useLoop(database)
  let tiles: Server
  let origin: string
  beforeAll(async () => {
    const picture = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#c02020' } })
      .png()
      .toBuffer()
    tiles = createServer((req, res) => {
      const path = req.url ?? ''
      if (path.startsWith('/silent')) return
      if (path.startsWith('/gone')) return void res.writeHead(404).end()
      if (path.startsWith('/moved')) return void res.writeHead(302, { location: '/wmts' }).end()
      if (path.startsWith('/words'))
        return void res.writeHead(200, { 'content-type': 'text/html' }).end('hello')
      res.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(picture)
    })
    await new Promise<void>((done) => tiles.listen(0, '127.0.0.1', done))
    origin = `http://127.0.0.1:${(tiles.address() as AddressInfo).port}`
  })
  afterAll(() => void tiles.close())

  const declared = (over: object = {}) => ({
    ...{
      name: '天地图影像',
      nameEn: 'Tianditu imagery',
      attribution: '天地图',
      kind: 'base',
      subdomains: [],
    },
    url: `${origin}/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}`,
    ...{ scheme: 'EPSG:4490', firstLevel: 1, minZoom: 0, maxZoom: 18, enabled: true, shift: 'none', ...over },
  })
  const add = (over: object = {}, as = 'admin') => loop().as(as).post('/api/v1/map-services', declared(over))
  const list = async (as = 'dispatcher') => (await loop().as(as).get('/api/v1/map-services')).json.items
  const policy = async () => {
    const { headers } = await fetch(`${loop().app.url}/`)
    return headers.get('content-security-policy') ?? ''
  }

  test('are none, and browsers may ask nobody else, until an administrator names one', async () => {
    expect(await list()).toEqual([])
    expect(await policy()).not.toContain('http')
    const made = await add()
    expect([made.status, made.json.version]).toEqual([201, 1])
    expect((await list()).map(({ name }: { name: string }) => name)).toEqual(['天地图影像'])
    await expect.poll(policy, { timeout: 8000 }).toContain(origin)
    const directives = Object.fromEntries(
      (await policy()).split(';').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]),
    )
    expect(directives['img-src']).toContain(origin)
    expect(directives['connect-src']).toContain(origin)
    expect(directives['script-src']).not.toContain(origin)
    expect(directives['default-src']).toEqual(["'self'"])
    expect((await loop().as('admin').delete(`/api/v1/map-services/${made.json.id}`)).status).toBe(204)
    await expect.poll(policy, { timeout: 8000 }).not.toContain(origin)
  })

  test('not in use are told to nobody else, and add no one to ask', async () => {
    const { json } = await add({ enabled: false })
    expect([(await list()).length, (await list('admin')).length]).toEqual([0, 1])
    // Until one that is in use is told, what was known before may be.
    const used = await add({ url: 'https://used.example/{z}/{x}/{y}' })
    await expect.poll(policy, { timeout: 8000 }).toContain('https://used.example')
    expect(await policy()).not.toContain(origin)
    for (const { id } of [json, used.json]) await loop().as('admin').delete(`/api/v1/map-services/${id}`)
  })

  test('are the administrator’s alone to change, and no change is laid over another', async () => {
    expect((await add({}, 'dispatcher')).status).toBe(403)
    const { json } = await add()
    const path = `/api/v1/map-services/${json.id}`
    const edit = (version: number, over: object) =>
      loop()
        .as('admin')
        .put(path, { ...declared(over), version })
    expect((await edit(1, { name: '影像' })).json).toMatchObject({ name: '影像', version: 2 })
    const late = await edit(1, { name: '别的' })
    expect([late.status, late.json.code]).toEqual([409, 'stale-map-service'])
    expect((await loop().as('admin').delete(path)).status).toBe(204)
    expect((await loop().as('admin').delete(path)).status).toBe(404)
    const lines = await loop().db.any(
      `select action from audit where object_kind = 'map-service' and object_id = $1 order by id`,
      [json.id],
    )
    expect(lines.map(({ action }) => action)).toEqual([
      'map-service-added',
      'map-service-changed',
      'map-service-removed',
    ])
  })

  test.each([
    [{ url: 'https://t.example/{z}/{x}.png' }, 'url', 'lacks-placeholder'],
    [{ url: 'https://t.example/{z}/{x}/{y}/{-y}.png' }, 'url', 'lacks-placeholder'],
    [{ url: 'https://t.example/{z}/{x}/{y}.png?tk={key}' }, 'url', 'unknown-placeholder'],
    [{ url: 'javascript:alert({z}{x}{y})' }, 'url', 'no-address'],
    [{ url: 'tiles/{z}/{x}/{y}.png' }, 'url', 'no-address'],
    [{ url: 'https://*.example/{z}/{x}/{y}.png' }, 'url', 'no-address'],
    [{ url: 'file:///tiles/{z}/{x}/{y}.png' }, 'url', 'no-address'],
    [{ url: 'https://t.example:99999/{z}/{x}/{y}.png' }, 'url', 'no-address'],
    [{ url: 'https://t.example\n/{z}/{x}/{y}.png' }, 'url', 'no-address'],
    [{ url: "https://t.example/{z}/{x}/{y}; script-src '*'" }, 'url', 'no-address'],
    [{ url: 'https://t.example/#{z}/{x}/{y}.png' }, 'url', 'no-address'],
    [{ url: 'https://t.example/{z}/{x}/{y}/{z' }, 'url', 'unknown-placeholder'],
    [{ url: 'https://t.example/{{z}}/{x}/{y}.png' }, 'url', 'unknown-placeholder'],
    [{ url: 'https://wprd01.is.autonavi.com./{z}/{x}/{y}' }, 'url', 'shifted'],
    [{ url: 'https://me:secret@t.example/{z}/{x}/{y}.png' }, 'url', 'has-password'],
    [{ url: 'https://t{s}.example/{z}/{x}/{y}.png' }, 'subdomains', 'subdomains'],
    [{ subdomains: ['t0'] }, 'subdomains', 'subdomains'],
    [{ shift: 'gcj02' }, 'shift', 'shifted'],
    [{ url: 'https://webrd0{s}.is.autonavi.com/{z}/{x}/{y}', subdomains: ['1'] }, 'url', 'shifted'],
    [{ minZoom: 9, maxZoom: 5 }, 'maxZoom', 'zoom-order'],
  ])('are refused by the name of the field: %j', async (over, field, code) => {
    const answer = await add(over)
    expect(answer.status).toBe(422)
    expect(answer.json.errors).toContainEqual(expect.objectContaining({ field, code }))
  })

  test('are tried before they are kept: one tile over the city, and what came is said', async () => {
    const attempt = (path: string, over: object = {}, as = 'admin') =>
      loop()
        .as(as)
        .post('/api/v1/map-services/try', declared({ url: `${origin}/${path}/{z}/{x}/{y}.png`, ...over }))
    const { json } = await attempt('wmts')
    expect(json).toMatchObject({ came: 'picture', status: 200, widthPx: 256, allowsSites: true, z: 15 })
    expect(json.picture).toMatch(/^data:image\/png;base64,/)
    expect((await attempt('gone')).json).toMatchObject({ came: 'refused', status: 404, picture: null })
    expect((await attempt('moved')).json).toMatchObject({ came: 'refused', status: 302 })
    expect((await attempt('words')).json).toMatchObject({ came: 'no-picture', mediaType: 'text/html' })
    for (const host of ['169.254.169.254', '2852039166', '[::ffff:169.254.169.254]', '[fe80::1]']) {
      const { json } = await attempt('', { url: `http://${host}/{z}/{x}/{y}` })
      expect([host, json.came]).toEqual([host, 'unreachable'])
    }
    expect((await attempt('', { url: 'http://127.0.0.1:9/{z}/{x}/{y}' })).json.came).toBe('unreachable')
    expect((await attempt('wmts', { minZoom: 9, maxZoom: 5 })).status).toBe(422)
    expect((await attempt('wmts', {}, 'dispatcher')).status).toBe(403)
    expect(await list('admin')).toEqual([])
  })

  test('with subdomains may each be asked', async () => {
    const { json } = await add({ url: 'https://t{s}.tianditu.example/{z}/{x}/{y}', subdomains: ['0', '1'] })
    await expect
      .poll(policy, { timeout: 8000 })
      .toContain('https://t0.tianditu.example https://t1.tianditu.example')
    await loop().as('admin').delete(`/api/v1/map-services/${json.id}`)
  })
})

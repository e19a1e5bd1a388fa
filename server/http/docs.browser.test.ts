import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../db/connect.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { launchChromium } from '../testing/chromium.ts'
import { createPlace, databaseKinds, type TestDatabase, type TestPlace } from '../testing/database.ts'

describe('The page of the API', () => {
  let place: TestPlace
  let database: TestDatabase
  let app: TestApp
  beforeAll(async () => {
    place = await createPlace(databaseKinds[0] ?? 'embedded')
    database = { ...(await connect(place.config)), kind: place.kind, config: place.config }
    app = await startTestApp(database)
  })
  afterAll(async () => {
    await app.stop()
    await database.close()
    await place.remove()
  })

  test('shows every group of operations, and asks nobody but this server', async () => {
    const browser = await launchChromium()
    try {
      const page = await browser.newPage()
      const elsewhere: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith(app.url) && !request.url().startsWith('data:'))
          elsewhere.push(request.url())
      })
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await page.goto(`${app.url}/api/docs`)
      await page.locator('.opblock-tag').first().waitFor()
      const { paths } = await (await fetch(`${app.url}/api/v1/openapi.json`)).json()
      const tags = Object.values(paths as Record<string, Record<string, { tags?: string[] }>>).flatMap(
        (path) => Object.values(path).flatMap((operation) => operation.tags ?? []),
      )
      const groups = async () =>
        (await page.locator('.opblock-tag').allInnerTexts()).map((text) => text.trim())
      await expect.poll(groups, { timeout: 12_000 }).toEqual([...new Set(tags)])
      expect(elsewhere).toEqual([])
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
    }
  })
})

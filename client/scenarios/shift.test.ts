import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { cellCenter } from '../../server/testing/city.ts'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { useBrowser, WIDE } from './use-browser.ts'

const FIELD = 20
const HOTLINE = 10
const CALLER = '13912345678'

describeOnOneDatabase('A whole shift by keyboard', (database) => {
  const loop = useLoop(database)
  const { enter, faults } = useBrowser(() => loop().app.url)
  const idsIn = async (status: string): Promise<string[]> => {
    const { items } = (await loop().as('supervisor').get(`/api/v1/cases?status=${status}&limit=100`)).json
    return items.map(({ id }: { id: string }) => id)
  }

  /** A call from the number to the report, told and filed without the mouse. */
  async function takeCall(page: Page, place: number): Promise<void> {
    await page.keyboard.press('F4')
    await page.locator('#call-number').waitFor()
    await page.keyboard.type(CALLER)
    await page.keyboard.press('Enter')
    await page.locator('[data-testid=call-mask]').getByText('139****5678').waitFor()
    await page.keyboard.press('Alt+c')
    await page.keyboard.type('06014')
    await page.locator('[data-testid=pick-event-06014]').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+l')
    await page.keyboard.insertText(`兴华路${place}号`)
    await page.locator('[data-testid=place-building]').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('[data-testid=call-place]').getByText('620103').waitFor()
    await page.keyboard.press('Alt+w')
    await page.keyboard.insertText(`第${place}处遗撒`)
    await page.keyboard.press('Control+Shift+Enter')
    await expect.poll(async () => (await idsIn('accepted')).length, { timeout: 30_000 }).toBe(place)
  }

  /** Opens a desk's first case and does the same step until none is left: each time the next one opens by itself. */
  async function workDesk(page: Page, desk: string, step: (page: Page) => Promise<void>): Promise<number> {
    await page.goto(`${loop().app.url}/command?v=2&desk=${desk}`)
    await page.locator('[data-testid=live-state][data-state=live]').waitFor()
    await page.locator('[data-testid^=case-row-]').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    const panel = page.locator('[data-testid=case-panel]')
    const rows = page.locator('[data-testid^=case-row-]')
    for (let done = 1; ; done += 1) {
      await panel.and(page.locator('[data-status]')).waitFor()
      const id = await panel.getAttribute('data-id')
      const status = await panel.getAttribute('data-status')
      await step(page)
      const after = async () => {
        // A desk may also show what goes on elsewhere: what waits for this step is meant.
        if ((await rows.and(page.locator(`[data-status=${status}]`)).count()) === 0) return 'empty'
        return (await panel.getAttribute('data-id')) === id ? 'waiting' : 'next'
      }
      await expect.poll(after, { timeout: 30_000 }).not.toBe('waiting')
      if ((await after()) === 'empty') return done
    }
  }
  const withForm = (key: string, action: string) => async (page: Page) => {
    await page.keyboard.press(key)
    await page
      .locator(`[data-testid=form-${action}]`)
      .waitFor({ timeout: 15000 })
      .catch(async (e: Error) => {
        await page.screenshot({ path: '/tmp/plan/diag.png' })
        throw e
      })
    await page.keyboard.press('Control+Enter')
  }

  test('thirty mixed reports, hotline and field, go to their close: each step once, none skipped', {
    timeout: 900_000,
  }, async () => {
    await addAddresses(loop().db)
    for (let i = 0; i < FIELD; i += 1)
      await loop().report(
        { location: cellCenter(i % 4, 1 + (i % 2)), description: `路面第${i}处` },
        i % 2 === 0 ? 'inspector' : 'inspector3',
      )
    const clerk = await enter('intake', { path: '/intake', viewport: WIDE, withoutMap: true })
    await clerk.locator('[data-testid=live-state][data-state=live]').waitFor()
    for (let i = 1; i <= HOTLINE; i += 1) await takeCall(clerk, i)
    await clerk.context().close()
    expect(await idsIn('reported,accepted')).toHaveLength(FIELD + HOTLINE)

    const page = await enter('supervisor', { path: '/command?v=2', viewport: WIDE, withoutMap: true })
    await page.locator('[data-testid=live-state][data-state=live]').waitFor()
    await page.keyboard.press('Shift+Q')
    await page.getByText('opens by itself').first().waitFor()
    expect(await workDesk(page, 'accept', (on) => on.keyboard.press('a'))).toBe(FIELD)
    expect(await workDesk(page, 'file', withForm('f', 'file'))).toBe(FIELD + HOTLINE)
    expect(await workDesk(page, 'dispatch', (on) => on.keyboard.press('Shift+D'))).toBe(FIELD + HOTLINE)
    for (const id of await idsIn('dispatched')) await unitCompletes(id)
    expect(await workDesk(page, 'check', withForm('s', 'send-check'))).toBe(FIELD + HOTLINE)
    for (const id of await idsIn('checking')) await inspectorPasses(id)
    expect(await workDesk(page, 'close', withForm('c', 'close'))).toBe(FIELD + HOTLINE)

    const closed = await idsIn('closed')
    expect(closed).toHaveLength(FIELD + HOTLINE)
    for (const id of closed) {
      const { items } = (await loop().as('supervisor').get(`/api/v1/cases/${id}/events`)).json
      expect(items.map(({ action }: { action: string }) => action)).toEqual([
        ...['report', 'accept', 'file', 'dispatch', 'complete', 'send-check', 'check-pass', 'close'],
      ])
    }
    expect(faults).toEqual([])
  })

  async function unitCompletes(id: string): Promise<void> {
    const now = (await loop().as('supervisor').get(`/api/v1/cases/${id}`)).json
    const photo = await loop().photo('unit-urban')
    await loop().walk(now, ['unit-urban', 'complete', { attachments: [photo] }])
  }
  async function inspectorPasses(id: string): Promise<void> {
    const now = (await loop().as('supervisor').get(`/api/v1/cases/${id}`)).json
    const { username } = await loop().db.one('select username from app_user where id = $1', [now.checker.id])
    await loop().walk(now, [username, 'check-pass'])
  }
})

/** Buildings with addresses that a caller can name, a cell each. */
async function addAddresses(db: ReturnType<ReturnType<typeof useLoop>>['db']): Promise<void> {
  for (let i = 1; i <= HOTLINE; i += 1) {
    const { lon, lat } = cellCenter(i % 4, 3)
    const at = lon + i * 0.00003
    await db.none(
      `insert into building (source, source_id, name, address, footprint, center, height_m, height_estimated)
       values ('shift', $1, $2, $3, st_multi(st_setsrid(st_makeenvelope($4, $5, $6, $7), 4326)),
               st_setsrid(st_makepoint(($4 + $6) / 2, ($5 + $7) / 2), 4326), 9, true)`,
      [String(i), `兴华路${i}号`, `兴华路${i}号`, at, lat, at + 0.00002, lat + 0.00002],
    )
  }
}

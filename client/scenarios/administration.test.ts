import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { useBrowser } from './use-browser.ts'

const OWN = 'a password of my own'

describeOnOneDatabase('The administration in a browser', (database) => {
  const loop = useLoop(database)
  const { open, faults } = useBrowser(() => loop().app.url)

  /** Logs in by the form; a made password is changed into one's own. */
  async function logIn(page: Page, username: string, made: string | null): Promise<void> {
    await page.getByLabel('User name').fill(username)
    await page.getByLabel('Password', { exact: true }).fill(made ?? OWN)
    await page.locator('button[type=submit]').click()
    if (made !== null) {
      await page.getByLabel(/^New password/).fill(OWN)
      await page.locator('button[type=submit]').click()
    }
    await page.waitForURL((address) => address.pathname !== '/login')
  }
  async function choose(page: Page, id: string, ...labels: string[]): Promise<void> {
    // The field's own box: what is shown in it lies over its input, and a form that still opens is waited for.
    await page.locator('.ant-select', { has: page.locator(`#${id}`) }).click()
    for (const label of labels) {
      await page.locator(`#${id}`).fill(label)
      await page
        .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: label })
        .first()
        .click()
    }
    // Beside the field: that closes its list and not the form.
    await page.locator('.ant-modal-title').click()
  }
  /** Makes a user by the form; answers the password that was shown. */
  async function makeUser(page: Page, who: { username: string; name: string; org: string; role: string }) {
    await page.locator('[data-testid=user-new]').click()
    const form = page.getByRole('dialog')
    await form.getByLabel('User name').fill(who.username)
    await form.getByLabel('Name', { exact: true }).fill(who.name)
    await choose(page, 'user-org', who.org)
    await choose(page, 'user-roles', who.role)
    await form.getByRole('button', { name: 'Create' }).click()
    const password = await page.locator('[data-testid=made-password]').textContent()
    await page.locator('[data-testid=password-noted]').click()
    return password ?? ''
  }
  let boss: Page

  test('the first real user is an administrator; the demo ends with him', async () => {
    const page = await open('/login')
    await page.locator('[data-account=admin]').click()
    await page.waitForURL((address) => address.pathname !== '/login')
    await page.goto(`${loop().app.url}/admin/users`)
    await page.locator('[data-testid=user-intake]').waitFor()
    const password = await makeUser(page, {
      ...{ username: 'boss', name: '林主任', org: 'CENTER', role: 'Administrator' },
    })
    expect(password).toMatch(/^\w{5}-\w{5}-\w{5}$/)
    boss = await open('/login')
    expect(await boss.locator('[data-account=admin]').count()).toBe(0)
    await logIn(boss, 'boss', password)
    await boss.goto(`${loop().app.url}/admin/users`)
    await boss.locator('[data-testid=user-boss]').waitFor()
  })

  test('somebody is made, logs in, and is shut out with what waits for him shown', async () => {
    const password = await makeUser(boss, {
      ...{ username: 'fang', name: '方接线', org: 'CENTER', role: 'Intake operator' },
    })
    const desk = await open('/login')
    await logIn(desk, 'fang', password)
    await loop().db.none(
      `insert into responsibility_grid (code, name, street_code, inspector_id)
       select 'R-9', '九号网格', (select code from street order by code limit 1), id from app_user where username = 'fang'`,
    )
    await boss.locator('[data-testid=user-fang]').click()
    await boss.locator('[data-testid=user-tasks]').getByText('1 responsibility grids').waitFor()
    await boss.locator('[data-testid=user-disable]').click()
    await boss.getByText('name somebody else under grids').waitFor()
    const now = boss.locator('[data-testid=user-disable-now]')
    expect(await now.isDisabled()).toBe(true)
    await boss.locator('[data-testid=user-disable-reason]').fill('Left the center')
    await now.click()
    await boss.locator('[data-testid=user-enable]').waitFor()
    await desk.reload()
    await desk.waitForURL((address) => address.pathname === '/login')
    await boss.locator('.ant-drawer-close').click()
  })

  test('a file with one bad line is taken by nobody, the mended one whole', async () => {
    const head = 'username,name,roles,organisation\n'
    const csv = (text: string) => ({
      name: 'users.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(head + text),
    })
    await boss.locator('[data-testid=users-import]').click()
    const file = boss.locator('[data-testid=users-file]')
    await file.setInputFiles(csv('wang,王接线,intake,CENTER\nzhou,周处置,unit,NOWHERE\n'))
    await boss.getByText('there is no organisation “NOWHERE”').waitFor()
    const take = boss.locator('[data-testid=users-take]')
    expect(await take.isDisabled()).toBe(true)
    await file.setInputFiles(csv('wang,王接线,intake,CENTER\nzhou,周处置,unit,WATER\n'))
    await boss.getByText('All 2 lines are good.').waitFor()
    await take.click()
    const download = boss.waitForEvent('download')
    await boss.locator('[data-testid=users-passwords]').click()
    expect((await download).suggestedFilename()).toBe('users-passwords.csv')
    await boss.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await boss.locator('[data-testid=user-zhou]').waitFor()
  })

  test('an organisation tells what its people see; a circle is refused', async () => {
    await boss.goto(`${loop().app.url}/admin/organisations`)
    await boss.getByLabel('Find by name or code').fill('XIHU-TEAM')
    await boss.locator('[data-testid=organisation-SUBDISTRICT-XIHU]').click()
    await boss.locator('[data-testid=organisation-see-as]').click()
    const scope = boss.locator('[data-testid=organisation-scope]')
    await scope.waitFor()
    expect(await scope.textContent()).toContain('Unit grids seen16')
    await boss.locator('[data-testid=organisation-edit]').click()
    await choose(boss, 'org-parent', '市容队')
    await boss.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await boss.locator('[data-testid=faults]').getByText('under what lies under it').waitFor()
    await boss.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  })

  test('the audit tells who was shut out and why', async () => {
    await boss.goto(`${loop().app.url}/admin/audit`)
    await boss.locator('[data-testid=audit-words]').fill('left the center')
    await boss.locator('[data-testid=audit-search]').click()
    const lines = boss.locator('[data-testid=audit-lines]')
    await lines.getByText('Left the center').waitFor()
    expect(await lines.locator('tbody tr.ant-table-row').count()).toBe(1)
    expect(await lines.textContent()).toContain('Disabled a user')
  })

  test('a file is imported while the page is left and come back to; what was refused is listed', async () => {
    const ring = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ]
    const place = ([x = 0, y = 0]: number[]) => [103.8006 + x / 20_000, 36.0595 + y / 20_000]
    const house = { type: 'Polygon', coordinates: [ring.map(place)] }
    const features = [house, { type: 'Point', coordinates: place([0, 0]) }].map((geometry, i) => ({
      ...{ type: 'Feature', id: `house-${i}`, properties: { height: 12 }, geometry },
    }))
    await boss.goto(`${loop().app.url}/admin/imports`)
    await boss.locator('[data-testid=import-file]').setInputFiles({
      ...{ name: 'houses.geojson', mimeType: 'application/json' },
      buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
    })
    await boss.getByLabel('Divide into grids afterwards').uncheck()
    await boss.getByLabel('Refused at most, else nothing is taken').fill('60')
    await boss.locator('[data-testid=import-start]').click()
    await boss.locator('[data-testid=import-job]').waitFor()
    await boss.reload()
    await boss.locator('[data-testid=import-job][data-state=done]').waitFor()
    await boss.locator('[data-testid=import-rejects]').click()
    await boss.getByRole('dialog').getByText('house-1').waitFor()
  })

  test('nothing broke on the way', () => {
    expect(faults).toEqual([])
  })
})

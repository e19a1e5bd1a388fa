import { expect, test } from 'vitest'
import { findSpots } from '../../server/modules/cases/duplicates/recurring-service.ts'
import { cellCenter } from '../../server/testing/city.ts'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { pressKey } from './press-key.ts'
import { useBrowser } from './use-browser.ts'

describeOnOneDatabase('The same problem told twice, in an operator’s browser', (database) => {
  const loop = useLoop(database)
  const browser = useBrowser(() => loop().app.url)
  const { faults } = browser

  const enter = (account: string, path: string, viewport = { width: 1024, height: 640 }) =>
    browser.enter(account, { path, viewport, withoutMap: true })
  const caseNow = async (id: string) => (await loop().as('supervisor').get(`/api/v1/cases/${id}`)).json

  test('G and Enter merge a case into its likeliest duplicate, and one press takes it back', async () => {
    const kept = await loop().report({ location: cellCenter(0, 0) })
    const twin = await loop().report({ location: cellCenter(0, 0), description: '又一处垃圾' })
    const page = await enter('intake', `/command?v=1&desk=accept&case=${twin.id}`)
    const line = page.locator(`[data-testid=duplicate][data-id="${kept.id}"]`)
    await line.waitFor()
    expect(await line.locator('[data-testid=dup-why]').textContent()).toContain('100 % alike')
    await page.keyboard.press('g')
    await page.getByRole('dialog').getByText('Main case', { exact: true }).waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 30_000 })
      .toBe('merge-confirm-ok')
    await page.keyboard.press('Enter')
    await page.locator('[data-testid=merge-undo]').waitFor()
    expect(await caseNow(twin.id)).toMatchObject({ status: 'merged', mergedInto: kept.id })
    await pressKey(page.locator('[data-testid=merge-undo]'))
    await page.getByText('Merge undone: 1').waitFor()
    expect(await caseNow(twin.id)).toMatchObject({ status: 'reported', mergedInto: null })
  })

  test('Several marked go into the open case at once, whose reports are then counted and can be taken out again', async () => {
    const place = cellCenter(3, 2)
    const kept = await loop().caseIn('dispatched', { location: place })
    const twins = [await loop().report({ location: place }), await loop().report({ location: place })]
    const page = await enter('supervisor', `/command?v=1&desk=handling&case=${kept.id}`)
    for (const { number } of twins) {
      await page.getByLabel(`Mark ${number}`).focus()
      await page.keyboard.press('Space')
    }
    await pressKey(page.locator('[data-testid=dup-absorb]'))
    await pressKey(page.locator('#merge-confirm-ok'))
    await page.getByText(`Merged into ${kept.number}: 2`).waitFor()
    const reports = page.locator('[data-testid=case-reports]')
    await reports.getByText('Reports: 3').waitFor()
    await pressKey(reports.getByRole('button', { name: 'Show every report' }))
    await pressKey(reports.getByLabel(`Undo the merge of ${twins[0]?.number}`))
    await pressKey(page.getByRole('button', { name: 'OK' }))
    await reports.getByText('Reports: 2').waitFor()
    expect((await caseNow(twins[0]?.id ?? '')).status).toBe('reported')
  })

  test('A spot that comes back is marked on the case and listed for the supervisor, also on a phone', async () => {
    const place = cellCenter(5, 0)
    for (let i = 0; i < 3; i++) await loop().caseIn('closed', { location: place })
    await findSpots(loop().db)
    const again = await loop().report({ location: place })
    const page = await enter('supervisor', `/command?v=1&desk=accept&case=${again.id}`)
    await page.locator('[data-testid=recurring-here]').waitFor()
    await pressKey(page.getByRole('link', { name: 'All recurring spots' }))
    const spot = page.locator('[data-testid=recurring-spot]')
    await spot.waitFor()
    expect(await spot.textContent()).toContain('3')
    const phone = await enter('supervisor', '/recurring', { width: 390, height: 844 })
    await phone.locator('[data-testid=recurring-spot]').waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })

  test('An administrator tries a narrower rule on past merges and puts it in force', async () => {
    const place = cellCenter(1, 3)
    const kept = await loop().report({ location: place })
    const twin = await loop().report({ location: { ...place, lon: place.lon + 0.0005 } })
    await loop().walk(twin, ['intake', 'merge', { into: kept.id }])
    const page = await enter('admin', '/admin/duplicates')
    const rule = page.locator('[data-testid=rule-event-all]')
    await rule.getByLabel('Radius (m)').first().fill('20')
    await page.locator('[data-testid=rules-try]').click()
    const trial = page.locator('[data-testid=rules-trial]')
    await trial.waitFor()
    expect(await trial.textContent()).toContain('100 %')
    expect(await trial.textContent()).toContain('too far')
    await page.locator('[data-testid=rules-save]').click()
    await page.locator('[data-testid=rules-version]', { hasText: 'Version 2 in force' }).waitFor()
    expect(faults).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { useBrowser } from './use-browser.ts'

describeOnOneDatabase('The map of somebody', (database) => {
  const loop = useLoop(database)
  const browser = useBrowser(() => loop().app.url)

  test('asks for nothing that he may not see', async () => {
    for (const [account, seesInspectors] of [
      ['population', false],
      ['dispatcher', true],
    ] as const) {
      const page = await browser.enter(account, { withoutMap: true })
      const refused: string[] = []
      page.on('response', (answer) => {
        if (answer.status() === 403) refused.push(answer.url())
      })
      await page.goto(`${loop().app.url}/command`)
      await page.locator('[data-testid=live-state][data-state=live]').waitFor()
      await page.locator('[data-testid=layer-cases]').waitFor()
      await page.waitForTimeout(2000)
      expect([account, refused]).toEqual([account, []])
      expect(await page.locator('[data-testid=layer-inspectors]').count()).toBe(seesInspectors ? 1 : 0)
      await page.context().close()
    }
    expect(browser.faults).toEqual([])
  })
})

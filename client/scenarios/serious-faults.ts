import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>
}

/** What axe finds serious in a page as it stands, each a line that begins with what was open. */
export async function seriousFaults(page: Page, state: string): Promise<string[]> {
  // What still fades in has less contrast than it will have.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  )
  // The page's own rules let no foreign script in; the test's hand is not bound by them.
  await page.evaluate(axe)
  const found = await page.evaluate(
    async () => (await (window as unknown as { axe: Axe }).axe.run()).violations,
  )
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${state}: ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
}

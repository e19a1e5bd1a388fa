import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { addUsers, type TestClient } from '../../server/testing/app.ts'
import { addBuilding, cellCenter } from '../../server/testing/city.ts'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop, WAYS } from '../../server/testing/loop-world.ts'
import { pressKey } from './press-key.ts'
import { seriousFaults } from './serious-faults.ts'
import { DESK, PHONE, useBrowser } from './use-browser.ts'

describeOnOneDatabase('The call desk in a clerk’s browser', (database) => {
  const loop = useLoop(database)
  const browser = useBrowser(() => loop().app.url)
  let exchange: TestClient
  const { faults } = browser
  beforeAll(async () => {
    await addUsers(database(), [{ username: 'exchange', roles: ['telephony'] }])
    const { lon, lat } = cellCenter(1, 1)
    await addBuilding(database(), { lon, lat, name: '建兰小区', address: '建兰路56号' })
    exchange = await loop().app.client('exchange')
  })

  async function enter(account: string, viewport = DESK): Promise<Page> {
    const page = await browser.enter(account, { path: '/intake', viewport, withoutMap: true })
    await page.locator('[data-testid=live-state][data-state=live]').waitFor()
    return page
  }
  let calls = 0
  const ring = async (number: string | null) => {
    const at = loop().setClock(0).toISOString()
    const told = await exchange.post('/api/v1/telephony/calls', { number, at, callId: `b${++calls}` })
    expect(told.status, told.text).toBe(201)
  }
  const filed = async (page: Page) => {
    const text = await page
      .getByText(/^Filed as /)
      .first()
      .textContent()
    const number = text?.replace('Filed as ', '') ?? ''
    return loop().db.one(
      'select id, status, urgent, description, address from case_record where number = $1',
      [number],
    )
  }
  /** Class, place and words, each reached by its key. */
  const tell = async (page: Page, { initials = 'zsrm', words = '对面工地半夜打桩' } = {}) => {
    await page.keyboard.press('Alt+c')
    await page.keyboard.type(initials)
    await page.locator('[data-testid^=pick-event]').first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+l')
    await page.keyboard.type('建兰')
    await page.locator('[data-testid=place-building]').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('[data-testid=call-place]').getByText('620103').waitFor()
    await page.keyboard.press('Alt+w')
    await page.keyboard.insertText(words)
  }

  test('a whole call without the mouse: answered, told, asked, read back, accepted', async () => {
    const page = await enter('intake')
    await ring('13912345678')
    await page.locator('[data-testid=waiting-call]').waitFor()
    const other = await enter('supervisor')
    await other.locator('[data-testid=waiting-call]').waitFor()
    await page.keyboard.press('F2')
    await page.locator('[data-testid=call-mask]').getByText('139****5678').waitFor()
    await other.locator('[data-testid=waiting-call]').waitFor({ state: 'detached' })
    await other.context().close()

    await tell(page)
    await page.keyboard.press('Control+Shift+Enter')
    await page.locator('[data-testid=call-missing]').getByText('Source').waitFor()
    // The question that is lacking has the focus: Space chooses, Tab goes on to the next.
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    const readBack = page.locator('[data-testid=read-back]')
    await readBack.getByText('a building site').waitFor()
    expect(await readBack.textContent()).toContain('对面工地半夜打桩')
    await page.keyboard.press('Control+Shift+Enter')
    const made = await filed(page)
    expect(made).toMatchObject({
      status: 'accepted',
      urgent: false,
      address: expect.stringContaining('建兰'),
    })
    expect(made.description).toBe('对面工地半夜打桩\n声音来源 施工\n现在还在响吗？ 是')
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
      '打桩',
    )

    // The same number calls again, about the same thing: known, and joined by one key.
    await ring('139 1234 5678')
    await page.locator('[data-testid=waiting-call]').waitFor()
    await page.keyboard.press('F2')
    await page.locator(`[data-testid=caller-case][data-id="${made.id}"]`).waitFor()
    await tell(page, { words: '还在打' })
    await page.locator('[data-testid=call-duplicates]').waitFor()
    await page.keyboard.press('Alt+j')
    await page
      .getByText(/^Joined /)
      .first()
      .waitFor()
    const further = await loop().db.one(
      'select count(*)::integer as n from case_further_report where case_id = $1',
      [made.id],
    )
    expect(further.n).toBe(1)
    await page.context().close()
  })

  test('nothing typed is lost: not by a reload, a bad number, a cut line; and nothing is sent twice', async () => {
    const page = await enter('intake')
    await page.keyboard.press('F4')
    await page.keyboard.type('1391234')
    await page.keyboard.press('Tab')
    await page.locator('[data-testid=bad-number]').waitFor()
    await page.locator('#call-number').fill('１３９１２３４００００')
    await page.keyboard.press('Enter')
    await page.locator('[data-testid=call-mask]').getByText('139****0000').waitFor()
    await tell(page, { initials: 'yjlg', words: '沿街晾晒' })
    await page.reload()
    await page.locator('[data-testid=live-state][data-state=live]').waitFor()
    expect(await page.locator('#call-words').inputValue()).toBe('沿街晾晒')
    await page.locator('[data-testid=call-place]').getByText('620103').waitFor()

    // The answer is lost on its way back: the case is there, the clerk does not know, and presses again.
    let isCut = true
    browser.forgiven.add(page.context())
    await page.route('**/report', async (route) => {
      if (isCut) {
        await route.fetch()
        await route.abort()
      } else await route.continue()
    })
    await page.keyboard.press('Control+Shift+Enter')
    await page.locator('[data-testid=call-failure]').waitFor()
    expect(await page.locator('#call-words').inputValue()).toBe('沿街晾晒')
    isCut = false
    await page.keyboard.press('Control+Shift+Enter')
    expect((await filed(page)).status).toBe('accepted')
    const { n } = await loop().db.one(
      `select count(*)::integer as n from case_record where description = '沿街晾晒'`,
    )
    expect(n).toBe(1)
    await page.context().close()
  })

  test('an enquiry is answered from the knowledge base, a citizen called back and his rating kept', async () => {
    await loop().as('supervisor').post('/api/v1/knowledge', {
      title: '居住登记怎么办',
      titleEn: 'Registering where you live',
      body: '带身份证到社区。',
      bodyEn: 'Bring your identity card.',
      keywords: '',
      classKind: null,
      classCode: null,
      validUntil: null,
    })
    const reported = await loop().report(
      { source: 'hotline', reporter: { name: '李四', phone: '13700001111' } },
      'intake',
    )
    await loop().walk(reported, ...WAYS.closed)
    const page = await enter('intake')
    await ring(null)
    await page.locator('[data-testid=waiting-call]').waitFor()
    await page.keyboard.press('F2')
    await page.locator('[data-testid=call-card]').waitFor()
    await page.keyboard.press('Alt+k')
    await page.keyboard.type('jzdj')
    await page.getByRole('button', { name: 'Registering where you live' }).waitFor()
    await page.keyboard.press('Enter')
    const answer = page.locator('[data-testid=answer-with]')
    await answer.waitFor()
    await answer.focus()
    await page.keyboard.press('Enter')
    await page.getByText('The call is concluded').first().waitFor()

    const back = page.locator(`[data-testid=call-back][data-case="${reported.id}"]`)
    await pressKey(back.locator('[data-testid=call-back-open]'))
    await pressKey(back.locator('[data-testid=dial]'))
    await back.locator('[data-testid=dialled]').getByText('13700001111').waitFor()
    await back.getByRole('radio', { name: '5 Very content' }).press('Space')
    await pressKey(back.locator('[data-testid=reached]'))
    await back.waitFor({ state: 'detached' })
    const kept = await loop().db.one('select state, rating from call_back where case_id = $1', [reported.id])
    expect(kept).toEqual({ state: 'done', rating: 5 })
    await page.context().close()
  })

  test('what is none of ours is rejected in one go by keyboard, the words to say before the clerk', async () => {
    const page = await enter('intake')
    await ring('13912349876')
    await page.locator('[data-testid=waiting-call]').waitFor()
    await page.keyboard.press('F2')
    await page.locator('[data-testid=call-mask]').waitFor()
    await tell(page, { words: '外区工地扰民' })
    await page.keyboard.press('Alt+r')
    await page.locator('[data-testid=reason]').waitFor()
    await page.keyboard.insertText('The site lies in another district')
    await page.locator('[data-testid=reject-say]').getByText('we cannot take', { exact: false }).waitFor()
    expect(await page.locator('[data-testid=reject-told]').isChecked()).toBe(true)
    await page.keyboard.press('Enter')
    await page
      .getByText(/ written down and rejected$/)
      .first()
      .waitFor()
    const made = await loop().db.one(
      `select c.status, b.state from case_record c join call_back b on b.case_id = c.id where c.description = '外区工地扰民'`,
    )
    expect(made).toEqual({ status: 'rejected', state: 'done' })
    await page.context().close()
  })

  test('axe finds nothing serious, whatever is open', async () => {
    const page = await enter('intake')
    const serious = await seriousFaults(page, 'the empty desk')
    const look = async (state: string) => void serious.push(...(await seriousFaults(page, state)))
    await ring('13912345678')
    await page.locator('[data-testid=waiting-call]').waitFor()
    await page.keyboard.press('F2')
    await page.locator('[data-testid=call-mask]').waitFor()
    await tell(page)
    await look('a call')
    await page.keyboard.press('Alt+r')
    await page.locator('[data-testid=reason]').waitFor()
    await page.keyboard.insertText('Elsewhere')
    await look('a rejection')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+p')
    for (const tab of ['backs', 'knowledge']) {
      await page.goto(`${loop().app.url}/intake/${tab}`)
      await page.locator('[data-testid=live-state][data-state=live]').waitFor()
      await look(tab)
    }
    await page.context().close()
    const supervisor = await browser.enter('supervisor', { path: '/intake/flags', withoutMap: true })
    await supervisor.locator('[data-testid=live-state][data-state=live]').waitFor()
    serious.push(...(await seriousFaults(supervisor, 'flagged numbers')))
    await supervisor.context().close()
    expect(serious).toEqual([])
  })

  test('it fits a phone, and is nobody else’s', async () => {
    const phone = await enter('intake', PHONE)
    await phone.keyboard.press('F4')
    await phone.locator('[data-testid=call-form]').waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    const leader = await browser.enter('leader', { path: '/intake', withoutMap: true })
    await leader.getByText('Your role does not use this page').waitFor()
    expect(faults).toEqual([])
  })
})

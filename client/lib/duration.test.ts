import i18next, { type TFunction } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { en } from '../locales/en/index.ts'
import { zhCN } from '../locales/zh-CN/index.ts'
import { durationText, remainingText } from './duration.ts'

let zh: TFunction
let english: TFunction
beforeAll(async () => {
  await i18next.init({
    lng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
  })
  zh = i18next.getFixedT('zh-CN')
  english = i18next.getFixedT('en')
})

test('Time left is told in the two largest units', () => {
  expect(remainingText(zh, 80 * 60, 'wall')).toBe('剩 1 时 20 分')
  expect(remainingText(english, 80 * 60, 'wall')).toBe('1 h 20 min left')
  expect(remainingText(zh, -35 * 60, 'working')).toBe('超 35 分')
})

test('A working day has 390 minutes, a day of the wall clock 24 hours', () => {
  expect(durationText(zh, 390 * 60, 'working')).toBe('1 个工作日')
  expect(durationText(zh, (390 * 2 + 61) * 60, 'working')).toBe('2 个工作日 1 时')
  expect(durationText(zh, 390 * 60, 'wall')).toBe('6 时 30 分')
  expect(durationText(english, 25 * 3600, 'wall')).toBe('1 d 1 h')
})

test('The last seconds still count as a minute', () => {
  expect(durationText(zh, 5, 'wall')).toBe('1 分')
})

test('Both languages have every text, none of them empty or left in the other language', () => {
  const texts = (tree: object, path = ''): [string, string][] =>
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[`${path}${name}`, value] as [string, string]]
        : texts(value, `${path}${name}.`),
    )
  const chinese = new Map(texts(zhCN))
  const inEnglish = new Map(texts(en))
  expect([...inEnglish.keys()]).toEqual([...chinese.keys()])
  const mayBeEmpty = new Set(['roleDoes.system'])
  for (const [key, text] of [...chinese, ...inEnglish])
    expect(text !== '' || mayBeEmpty.has(key), key).toBe(true)
  for (const [key, text] of inEnglish) expect(/[一-鿿]/.test(text), key).toBe(false)
  const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()
  for (const [key, text] of inEnglish) expect(blanks(text), key).toEqual(blanks(chinese.get(key) ?? ''))
})

import { expect, test } from 'vitest'
import type { ReplyTemplate } from '../../../server/contract/case-accounts.ts'
import { withText } from './templates.ts'
import { templatesFor } from './useTemplates.ts'

const template = (id: string, action: ReplyTemplate['action']): ReplyTemplate => ({
  id,
  action,
  text: id,
  textEn: null,
})

test('The texts of the action itself come first, those of other actions not at all', () => {
  const all = [template('1', null), template('2', 'return'), template('3', 'reject'), template('4', 'return')]
  expect(templatesFor(all, 'return').map(({ id }) => id)).toEqual(['2', '4', '1'])
})

test('A ready text goes where the cursor is and replaces what is marked; nothing else is lost', () => {
  expect(withText('', 'ready', 0, 0)).toBe('ready')
  expect(withText('before  after', 'ready', 7, 7)).toBe('before ready after')
  expect(withText('before wrong after', 'ready', 7, 12)).toBe('before ready after')
  expect(withText('x'.repeat(1999), 'ready', 1999, 1999)).toHaveLength(2000)
})

import { expect, test } from 'vitest'
import { areaCsv } from './area-csv.ts'

const item = {
  id: '7',
  code: null,
  name: '=HYPERLINK("x")',
  nameEn: null,
  status: 'intact',
  light: null,
  location: { lon: -0.5, lat: 36 },
}

test('A list leaves as a file: no formula survives, nothing breaks a row', () => {
  const csv = areaCsv(
    [item, { ...item, code: '1,"2"', name: 'two\nlines' }],
    ['a', 'b', 'c', 'd', 'e', 'f'],
    {
      name: ({ name }) => name ?? '',
      status: ({ status }) => status ?? '',
      light: () => '',
    },
  )
  expect(csv).toBe(
    '\uFEFFa,b,c,d,e,f\r\n7,"\'=HYPERLINK(""x"")",intact,,-0.5,36\r\n"1,""2""","two\nlines",intact,,-0.5,36\r\n',
  )
})

import { expect, test } from 'vitest'
import { DIG_COLUMNS, digCsv } from './dig-csv.ts'

test('The conflicts of a dig leave as a file, one row a pipe, what is not known left empty', () => {
  const pipe = {
    id: '7',
    code: '62010301999000001',
    kind: 'pipe' as const,
    classCode: '01999',
    className: '供水管线',
    classNameEn: 'Water main',
    ownerName: '=水务局',
    state: 'intact',
    depthM: null,
    diameterMm: 400,
    location: { lon: 103.8, lat: 36.06 },
    besideM: 0.4,
    belowM: null,
    clearanceM: 0.4,
  }
  const [heads, row, end] = digCsv([pipe], DIG_COLUMNS, ({ className }) => className).split('\r\n')
  expect(heads).toBe(`\uFEFF${DIG_COLUMNS.join(',')}`)
  expect(row).toBe("62010301999000001,供水管线,'=水务局,,400,0.4,,0.4,103.8,36.06")
  expect(end).toBe('')
})

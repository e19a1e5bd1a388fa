import { expect, test } from 'vitest'
import { importOptions } from '../../../server/contract/import-job.ts'
import { FIRST_VALUES, optionsOf, wrongPairs } from './import-values.ts'

test('Fields are taken from properties or filled, a line each; what is no pair is named', () => {
  const values = {
    ...FIRST_VALUES,
    pairs: 'height=层高\n class := 01001 \n\n',
    crs: 'GCJ-02',
    source: ' 楼 ',
  }
  expect(wrongPairs(values)).toBeNull()
  expect(optionsOf(values)).toMatchObject({
    ...{
      kind: 'geojson',
      layer: 'buildings',
      crs: 'GCJ-02',
      source: '楼',
      map: { height: '层高' },
      set: { class: '01001' },
    },
  })
  expect(wrongPairs({ ...values, pairs: 'height=层高\nnonsense' })).toBe('nonsense')
})

test('What the form comes to is what the server takes, for every kind', () => {
  for (const kind of ['osm', 'geojson', 'cityjson', 'cases', 'cases-csv'] as const)
    expect(importOptions.safeParse(optionsOf({ ...FIRST_VALUES, kind, mapping: '{}' })).error).toBeUndefined()
})

test('An elevation model says what its heights are counted from; what is left empty is not said', () => {
  const values = { ...FIRST_VALUES, kind: 'dem' as const, crs: ' EPSG:4490 ' }
  expect(importOptions.parse(optionsOf(values))).toEqual({ kind: 'dem', vertical: 'file', crs: 'EPSG:4490' })
  const more = { ...values, crs: '', vertical: 'cn1985' as const, undulationM: -38.5, stepM: 5 }
  expect(importOptions.parse(optionsOf(more))).toEqual({
    ...{ kind: 'dem', vertical: 'cn1985', undulationM: -38.5, stepM: 5 },
  })
})

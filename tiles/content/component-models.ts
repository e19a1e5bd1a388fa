import type { ModelName } from './models.ts'

/** Which classes of the 2026 edition are shown by which model; `a-b` is a run of codes. */
const classesOf: Partial<Record<ModelName, string>> = {
  cover: '01001-01003 01005-01012 01014-01015 01017-01023 03003',
  grate: '01004 02043',
  slab: '01026',
  hydrant: '01013 01068',
  pump: '01024-01025 01069 01073',
  cabinet: '01027 01049 01060 01074 02015',
  transformer: '01028 01048 01072',
  sign: '01029 01036 01065 02012-02013 02030 02033-02041 03002 03007',
  pole: '01030-01034',
  flagpole: '01035',
  lamp: '01037 01077',
  'ground-lamp': '01038',
  'garden-lamp': '01039',
  kiosk: '01040 01043-01044 01051-01052 02016 05003',
  booth: '01041 01076',
  postbox: '01042',
  machine: '01045 01053 01059 01075 03015',
  fitness: '01046 01058',
  tower: '01047',
  mast: '01062',
  'water-tower': '01063',
  camera: '01050',
  charger: '01054 02003',
  arch: '01064 02006 02008-02009 02011 02029 02032 02042 02044',
  pillar: '01055-01057 01061 02031 04009 04012 05009',
  'call-post': '01066 02028',
  railing: '01070 02017 02022 04008',
  wall: '01071 02024',
  bollard: '02018 02020-02021',
  parking: '02001-02002 02007 02019 05002',
  stop: '02004-02005',
  'traffic-sign': '02010',
  signal: '02014',
  rack: '02025-02027',
  screen: '02023 03013',
  hut: '03001 03004 03014',
  bin: '03005 03016',
  board: '03006 03008',
  station: '01067 03009-03012',
  tree: '04002-04003',
  'old-tree': '04001',
  shrub: '04013-04014',
  planter: '04004-04005 04011',
  sculpture: '04006',
  bench: '04007',
  fountain: '04010',
}

const modelByClass = new Map(
  Object.entries(classesOf).flatMap(([name, runs]) =>
    runs.split(' ').flatMap((run) => codesOf(run).map((code) => [code, name as ModelName] as const)),
  ),
)

function codesOf(run: string): string[] {
  const [first = '', last = first] = run.split('-')
  const from = Number(first)
  return Array.from({ length: Number(last) - from + 1 }, (_, i) => String(from + i).padStart(5, '0'))
}

/** Every class that has a model of its own choosing, for the test that none is forgotten. */
export const modelledClasses = (): ReadonlyMap<string, ModelName> => modelByClass

/** The model of a class; a plain pillar for one that nobody knows. Four digits are the 2013 edition, numbered alike. */
export function modelForClass(classCode: string): ModelName {
  const code = classCode.length === 4 ? `${classCode.slice(0, 2)}0${classCode.slice(2)}` : classCode
  return modelByClass.get(code) ?? 'pillar'
}

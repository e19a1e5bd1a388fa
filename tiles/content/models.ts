import { type Model, modelOf, type Part } from './model-shapes.ts'

const iron = '#5d666f'
const steel = '#9aa4ad'
const dark = '#2b323a'
const white = '#e8ecef'
const glass = '#9cc7dd'
const leaf = '#4fae7b'
const blue = '#2f6fc4'
const green = '#2f8f5b'
const wood = '#a9784a'
const stone = '#b9b4a8'

type Place = readonly [number, number, number]
const box = (at: Place, size: Place, color: string): Part => ({ box: { at, size, color } })
/** Stands upright. */
const post = (
  at: Place,
  sizes: { r: number; end?: number; h: number; sides?: number },
  color: string,
): Part => {
  const { r, end = r, h, sides = 6 } = sizes
  return { prism: { at, radius: r, end, length: h, sides, color } }
}
/** A round plate that looks south. */
const disc = (at: Place, radius: number, thick: number, color: string): Part => ({
  prism: { at, along: 'y', radius, length: thick, sides: 10, color },
})
const panel = (at: Place, width: number, height: number, color: string, to: -1 | 1 = -1): Part => ({
  panel: { at, width, height, to, color },
})

/** What stands for the classes of components, true in size, at most 60 triangles each. Which class has which: component-models.ts. */
const parts = {
  cover: [
    post([0, 0, 0], { r: 0.4, h: 0.03, sides: 10 }, iron),
    post([0, 0, 0], { r: 0.31, h: 0.04, sides: 10 }, '#8fa3b8'),
  ],
  grate: [
    box([0, 0, 0], [0.8, 0.5, 0.03], iron),
    ...[-0.24, -0.08, 0.08, 0.24].map((x) => box([x, 0, 0], [0.07, 0.38, 0.035], dark)),
  ],
  slab: [0, 1].map((i) => box([0, i - 0.5, 0], [0.6, 0.97, 0.05], i === 0 ? stone : '#a8a397')),
  hydrant: [
    post([0, 0, 0], { r: 0.15, h: 0.62 }, '#e04a35'),
    post([0, 0, 0.62], { r: 0.18, end: 0.06, h: 0.2 }, '#f0604a'),
    box([0, 0, 0.38], [0.52, 0.12, 0.12], '#f3c14b'),
  ],
  pump: [
    post([0, 0, 0], { r: 0.12, h: 1 }, '#4f86b5'),
    box([0, -0.16, 0.8], [0.08, 0.3, 0.08], steel),
    box([0, 0, 1], [0.3, 0.06, 0.05], steel),
  ],
  cabinet: [
    box([0, 0, 0], [1.1, 0.56, 0.12], stone),
    box([0, 0, 0.12], [1, 0.46, 1.25], '#9fc3d8'),
    box([0, 0, 1.37], [1.1, 0.56, 0.06], steel),
    panel([0, -0.24, 0.3], 0.86, 0.9, '#86adc4'),
  ],
  transformer: [
    box([0, 0, 0], [3, 2, 0.2], stone),
    box([0, 0, 0.2], [2.7, 1.7, 1.9], '#6f9a86'),
    box([0, 0, 2.1], [3, 2, 0.12], '#55776a'),
    panel([-0.6, -0.86, 0.5], 1, 1.3, '#55776a'),
    panel([0.6, -0.86, 0.5], 1, 1.3, '#f2c14e'),
  ],
  sign: [
    post([0, 0, 0], { r: 0.04, h: 1.7 }, steel),
    box([0, 0, 1.7], [0.9, 0.06, 0.5], blue),
    panel([0, -0.04, 1.76], 0.78, 0.38, white),
    panel([0, 0.04, 1.76], 0.78, 0.38, white, 1),
  ],
  pole: [
    post([0, 0, 0], { r: 0.16, end: 0.09, h: 9 }, stone),
    box([0, 0, 7.9], [1.7, 0.1, 0.1], iron),
    box([0, 0, 8.5], [1.3, 0.1, 0.1], iron),
  ],
  flagpole: [
    post([0, 0, 0], { r: 0.5, h: 0.2 }, stone),
    post([0, 0, 0.2], { r: 0.07, end: 0.04, h: 9.8 }, white),
    box([0.85, 0, 8.9], [1.6, 0.03, 1], '#d8342c'),
  ],
  lamp: [
    post([0, 0, 0], { r: 0.14, end: 0.07, h: 8.6 }, steel),
    box([0.8, 0, 8.5], [1.7, 0.08, 0.08], steel),
    box([1.5, 0, 8.42], [0.8, 0.28, 0.1], '#ffd27a'),
  ],
  'ground-lamp': [
    post([0, 0, 0], { r: 0.1, h: 0.6 }, dark),
    post([0, 0, 0.6], { r: 0.14, end: 0.1, h: 0.16 }, '#ffd27a'),
  ],
  'garden-lamp': [
    post([0, 0, 0], { r: 0.08, end: 0.05, h: 3.1 }, dark),
    post([0, 0, 3.1], { r: 0.12, end: 0.3, h: 0.35 }, '#ffd27a'),
    post([0, 0, 3.45], { r: 0.3, end: 0.06, h: 0.3 }, '#ffe1a3'),
  ],
  kiosk: [
    box([0, 0, 0], [2.4, 1.8, 2.4], '#c8d3da'),
    panel([0, -0.92, 1], 2, 1, glass),
    panel([0, 0.92, 1], 2, 1, glass, 1),
    box([0, 0, 2.4], [2.9, 2.3, 0.18], '#4a6f94'),
  ],
  hut: [
    box([0, 0, 0], [6, 4, 3.1], '#d3cdbf'),
    box([0, 0, 3.1], [6.5, 4.5, 0.25], '#8b6f5a'),
    panel([-1.2, -2.02, 0], 1, 2.2, blue),
    panel([1.2, -2.02, 0], 1, 2.2, '#d0608a'),
  ],
  booth: [
    box([0, 0, 0], [0.9, 0.9, 2.15], glass),
    box([0, 0, 2.15], [1.05, 1.05, 0.2], '#3f7fb5'),
    box([0, 0, 0], [0.94, 0.94, 0.25], steel),
  ],
  postbox: [
    post([0, 0, 0], { r: 0.26, h: 1.15, sides: 8 }, '#1f7a4a'),
    post([0, 0, 1.15], { r: 0.3, end: 0.1, h: 0.18, sides: 8 }, '#2b9a60'),
    panel([0, -0.27, 0.9], 0.28, 0.06, dark),
  ],
  machine: [
    box([0, 0, 0], [1.1, 0.75, 1.85], '#d5dde3'),
    panel([-0.12, -0.39, 0.6], 0.7, 1.05, '#3f7fb5'),
    panel([0.36, -0.39, 0.9], 0.18, 0.4, dark),
    box([0, 0, 1.85], [1.14, 0.8, 0.08], '#3f7fb5'),
  ],
  fitness: [
    post([-0.8, 0, 0], { r: 0.06, h: 2.2 }, '#2f6fc4'),
    post([0.8, 0, 0], { r: 0.06, h: 2.2 }, '#2f6fc4'),
    box([0, 0, 2.1], [1.7, 0.08, 0.08], '#f3c14b'),
    box([0, 0, 1.2], [1.6, 0.06, 0.06], '#f3c14b'),
  ],
  tower: [
    post([0, 0, 0], { r: 2.4, end: 0.5, h: 20, sides: 4 }, '#8d99a4'),
    post([0, 0, 20], { r: 0.5, end: 0.2, h: 6, sides: 4 }, '#8d99a4'),
    box([0, 0, 19.6], [9, 0.4, 0.4], iron),
    box([0, 0, 23], [6.4, 0.4, 0.4], iron),
  ],
  mast: [
    post([0, 0, 0], { r: 0.4, end: 0.18, h: 24 }, white),
    ...[21, 23].map((z) => post([0, 0, z], { r: 0.7, end: 0.9, h: 0.9 }, '#d8342c')),
  ],
  'water-tower': [
    post([0, 0, 0], { r: 1.4, end: 1.1, h: 15, sides: 6 }, stone),
    post([0, 0, 15], { r: 1.3, end: 3.2, h: 2.6, sides: 6 }, stone),
    post([0, 0, 17.6], { r: 3.2, end: 0.4, h: 2, sides: 6 }, '#8b6f5a'),
  ],
  camera: [
    post([0, 0, 0], { r: 0.1, end: 0.07, h: 5.5 }, white),
    box([0.5, 0, 5.4], [1.1, 0.07, 0.07], white),
    box([0.95, -0.08, 5.15], [0.2, 0.5, 0.2], '#b48cff'),
    panel([0.95, -0.34, 5.18], 0.14, 0.14, dark),
  ],
  charger: [
    box([0, 0, 0], [0.55, 0.32, 1.6], white),
    box([0, 0, 1.6], [0.6, 0.36, 0.07], '#38b48b'),
    panel([0, -0.17, 1.05], 0.36, 0.35, dark),
    panel([0, -0.17, 0.3], 0.36, 0.5, '#38b48b'),
  ],
  arch: [
    ...[-3.2, 3.2].map((x) => box([x, 0, 0], [0.45, 0.45, 5], '#b84b3a')),
    box([0, 0, 5], [7.6, 0.5, 0.7], '#b84b3a'),
    box([0, 0, 5.7], [8.2, 1.3, 0.3], '#56707f'),
  ],
  pillar: [
    post([0, 0, 0], { r: 0.16, h: 1.3 }, '#b8c4d0'),
    post([0, 0, 1.3], { r: 0.2, end: 0.08, h: 0.16 }, '#dbe3ea'),
  ],
  'call-post': [
    post([0, 0, 0], { r: 0.15, h: 1.5 }, '#f3c14b'),
    post([0, 0, 1.5], { r: 0.18, end: 0.06, h: 0.25 }, '#e04a35'),
    panel([0, -0.15, 0.95], 0.2, 0.3, dark),
  ],
  railing: [
    ...[-1.15, 1.15].map((x) => box([x, 0, 0], [0.1, 0.1, 1.1], white)),
    box([0, 0, 0.95], [2.4, 0.06, 0.08], white),
    box([0, 0, 0.55], [2.4, 0.05, 0.06], white),
  ],
  wall: [box([0, 0, 0], [4, 0.25, 2.4], '#a7b4ad'), box([0, 0, 2.4], [4, 0.3, 0.1], steel)],
  bollard: [
    post([0, 0, 0], { r: 0.1, h: 0.6 }, '#f3c14b'),
    post([0, 0, 0.6], { r: 0.11, h: 0.14 }, dark),
    post([0, 0, 0.74], { r: 0.1, end: 0.06, h: 0.1 }, '#f3c14b'),
  ],
  parking: [
    post([0, 0, 0], { r: 0.06, h: 2.4 }, steel),
    box([0, 0, 2.4], [0.9, 0.08, 0.9], blue),
    ...([-1, 1] as const).flatMap((to) => [
      panel([to * 0.2, to * 0.05, 2.52], 0.1, 0.66, white, to),
      panel([0, to * 0.05, 3.06], 0.34, 0.1, white, to),
      panel([0, to * 0.05, 2.82], 0.34, 0.1, white, to),
      panel([to * -0.14, to * 0.05, 2.84], 0.1, 0.3, white, to),
    ]),
  ],
  stop: [
    box([-1.8, 0.5, 0], [0.1, 0.1, 2.5], steel),
    box([1.8, 0.5, 0], [0.1, 0.1, 2.5], steel),
    box([0, 0, 2.5], [4.4, 1.7, 0.14], '#3f7fb5'),
    panel([0, 0.5, 0.5], 3.5, 1.8, glass),
    panel([0, 0.52, 0.5], 3.5, 1.8, glass, 1),
    box([0, 0.2, 0.4], [2.6, 0.4, 0.06], wood),
  ],
  'traffic-sign': [post([0, 0, 0], { r: 0.05, h: 3.2 }, steel), disc([0, -0.06, 2.8], 0.42, 0.06, '#7fb4e8')],
  signal: [
    post([0, 0, 0], { r: 0.13, end: 0.09, h: 6 }, iron),
    box([1.9, 0, 5.7], [3.9, 0.1, 0.1], iron),
    box([3.6, 0, 5.3], [0.36, 0.3, 1], dark),
    ...([-1, 1] as const).flatMap((to) =>
      ['#38b48b', '#f2c14e', '#e5484d'].map((color, i) =>
        panel([3.6, to * 0.16, 5.38 + i * 0.3], 0.22, 0.22, color, to),
      ),
    ),
  ],
  rack: [
    ...[-1.2, 0, 1.2].map((x) => box([x, 0, 0], [0.06, 0.7, 0.8], steel)),
    box([0, 0, 0], [3, 0.1, 0.06], steel),
  ],
  screen: [
    ...[-1.6, 1.6].map((x) => box([x, 0, 0], [0.16, 0.16, 3], iron)),
    box([0, 0, 3], [4, 0.3, 1.8], dark),
    panel([0, -0.17, 3.15], 3.7, 1.5, '#e5842b'),
  ],
  bin: [
    box([-0.28, 0, 0.1], [0.46, 0.42, 0.75], green),
    box([0.28, 0, 0.1], [0.46, 0.42, 0.75], '#6b7580'),
    box([0, 0, 0.95], [1.15, 0.5, 0.06], steel),
    box([0, 0.2, 0], [0.9, 0.06, 0.95], steel),
  ],
  board: [
    ...[-1.5, 1.5].map((x) => box([x, 0, 0], [0.12, 0.12, 1], steel)),
    box([0, 0, 1], [3.6, 0.2, 1.7], '#c9a67a'),
    panel([0, -0.12, 1.12], 3.3, 1.45, white),
    panel([0, 0.12, 1.12], 3.3, 1.45, white, 1),
  ],
  station: [
    post([0, 0, 0], { r: 0.08, h: 3 }, white),
    box([0, -0.14, 1.2], [0.5, 0.25, 0.6], steel),
    box([0, 0, 3], [0.9, 0.6, 0.05], '#2b4a7f'),
    box([0.45, 0, 2.4], [0.9, 0.05, 0.05], white),
  ],
  tree: [
    post([0, 0, 0], { r: 0.16, end: 0.1, h: 2.3, sides: 5 }, '#7a5c42'),
    post([0, 0, 2], { r: 0.9, end: 1.8, h: 1.5, sides: 6 }, '#43996b'),
    post([0, 0, 3.5], { r: 1.8, end: 0.5, h: 2.6, sides: 6 }, leaf),
  ],
  'old-tree': [
    post([0, 0, 0], { r: 0.55, end: 0.35, h: 3.2 }, '#6b4f38'),
    post([0, 0, 2.6], { r: 2.2, end: 4, h: 2.4, sides: 6 }, '#35855a'),
    post([0, 0, 5], { r: 4, end: 1.2, h: 4.2, sides: 6 }, '#43996b'),
  ],
  shrub: [
    post([0, 0, 0], { r: 0.6, end: 0.9, h: 0.5, sides: 6 }, '#43996b'),
    post([0, 0, 0.5], { r: 0.9, end: 0.3, h: 0.6, sides: 6 }, leaf),
  ],
  planter: [
    box([0, 0, 0], [1.2, 1.2, 0.45], stone),
    post([0, 0, 0.45], { r: 0.5, end: 0.2, h: 0.5, sides: 6 }, leaf),
  ],
  sculpture: [
    box([0, 0, 0], [1.6, 1.6, 0.8], stone),
    post([0, 0, 0.8], { r: 0.5, end: 0.22, h: 1.8 }, '#b0794f'),
    post([0, 0, 2.6], { r: 0.3, end: 0.1, h: 0.5 }, '#b0794f'),
  ],
  bench: [
    box([0, 0, 0.4], [1.6, 0.42, 0.06], wood),
    box([0, 0.2, 0.52], [1.6, 0.05, 0.36], wood),
    ...[-0.65, 0.65].map((x) => box([x, 0, 0], [0.07, 0.4, 0.4], iron)),
  ],
  fountain: [
    post([0, 0, 0], { r: 2.2, h: 0.5, sides: 10 }, stone),
    post([0, 0, 0], { r: 1.9, h: 0.52, sides: 10 }, '#5aa9d6'),
  ],
  // What stands over a component that is not as it should be: a shape and a colour each.
  damaged: [
    post([0, 0, 0], { r: 0, end: 0.55, h: 1.1, sides: 4 }, '#ff6b5e'),
    post([0, 0, 1.1], { r: 0.55, end: 0, h: 0.25, sides: 4 }, '#ff8f85'),
  ],
  lost: [
    post([0, 0, 0], { r: 0, end: 0.45, h: 0.6, sides: 4 }, '#e07aff'),
    post([0, 0, 0.6], { r: 0.45, end: 0, h: 0.6, sides: 4 }, '#eaa1ff'),
  ],
  abandoned: [box([0, 0, 0.6], [0.7, 0.7, 0.7], '#8792a0')],
} satisfies Record<string, readonly Part[]>

export type ModelName = keyof typeof parts

export const MODEL_NAMES = Object.keys(parts) as ModelName[]

const made = new Map<ModelName, Model>()

/** The solid of a name, made once. */
export function modelNamed(name: ModelName): Model {
  const model = made.get(name) ?? modelOf(parts[name])
  made.set(name, model)
  return model
}

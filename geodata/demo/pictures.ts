import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { FileStore } from '../../server/platform/files.ts'
import { type Random, seeded } from './random.ts'

export interface DemoPicture {
  readonly sha256: string
  readonly bytes: number
}
/** Invented street photographs: what was wrong, and the same place put right. */
export interface DemoPictures {
  readonly before: readonly DemoPicture[]
  readonly after: readonly DemoPicture[]
}
export const PICTURE = { width: 960, height: 720, mediaType: 'image/jpeg' } as const

const SCENES = 12

/** Draws the demo's pictures and puts them into the file store. */
export async function drawPictures(files: FileStore): Promise<DemoPictures> {
  const store = async (seed: number, tidy: boolean): Promise<DemoPicture> => {
    const bytes = drawScene(seed, tidy)
    return { sha256: await files.put(bytes), bytes: bytes.length }
  }
  const before: DemoPicture[] = []
  const after: DemoPicture[] = []
  for (let seed = 1; seed <= SCENES; seed++) {
    before.push(await store(seed, false))
    after.push(await store(seed, true))
  }
  return { before, after }
}

/** A pavement before a wall, with or without what does not belong there. */
export function drawScene(seed: number, tidy: boolean): Buffer {
  const random = seeded(seed)
  const canvas = createCanvas(PICTURE.width, PICTURE.height)
  const g = canvas.getContext('2d')
  drawWall(g, random)
  drawPavement(g, random)
  if (!tidy) drawLitter(g, random)
  return canvas.toBuffer('image/jpeg', 78)
}

function drawWall(g: SKRSContext2D, random: Random): void {
  const sky = g.createLinearGradient(0, 0, 0, 200)
  sky.addColorStop(0, random.pick(['#9fb8cf', '#b9c4cc', '#c9c2b4']))
  sky.addColorStop(1, '#d9dde0')
  g.fillStyle = sky
  g.fillRect(0, 0, 960, 220)
  for (let x = -20; x < 960; ) {
    const width = random.int(150, 330)
    const top = random.int(20, 150)
    g.fillStyle = random.pick(['#8d8478', '#a39686', '#7f868c', '#95826f', '#6f7a80'])
    g.fillRect(x, top, width, 400 - top)
    g.fillStyle = 'rgba(30,38,46,.55)'
    for (let wx = x + 18; wx < x + width - 30; wx += 46)
      for (let wy = top + 18; wy < 300; wy += 58) g.fillRect(wx, wy, 26, 34)
    x += width + random.int(0, 14)
  }
}

function drawPavement(g: SKRSContext2D, random: Random): void {
  const ground = g.createLinearGradient(0, 380, 0, 720)
  ground.addColorStop(0, '#8a8780')
  ground.addColorStop(1, random.pick(['#6d6a65', '#77706a', '#5f6266']))
  g.fillStyle = ground
  g.fillRect(0, 380, 960, 340)
  g.strokeStyle = 'rgba(40,40,40,.28)'
  g.lineWidth = 2
  for (let i = -12; i <= 24; i++) {
    g.beginPath()
    g.moveTo(480 + (i - 6) * 34, 380)
    g.lineTo(480 + (i - 6) * 150, 720)
    g.stroke()
  }
  for (let y = 390, gap = 12; y < 720; y += gap, gap *= 1.28) {
    g.beginPath()
    g.moveTo(0, y)
    g.lineTo(960, y)
    g.stroke()
  }
}

function drawLitter(g: SKRSContext2D, random: Random): void {
  const x0 = random.int(300, 600)
  const y0 = random.int(500, 600)
  for (let i = 0; i < 46; i++) {
    const x = x0 + (random.next() + random.next() - 1) * 190
    const y = y0 + (random.next() + random.next() - 1) * 80
    const size = random.int(12, 44)
    g.save()
    g.translate(x, y)
    g.rotate(random.next() * Math.PI)
    g.fillStyle = random.pick(['#2d3034', '#d8d3c6', '#b0563c', '#3f6d8f', '#6d7f45', '#8b6b46', '#e6e6e2'])
    if (random.chance(0.5)) g.fillRect(-size / 2, -size / 3, size, size * 0.62)
    else {
      g.beginPath()
      g.ellipse(0, 0, size / 2, size / 3, 0, 0, Math.PI * 2)
      g.fill()
    }
    g.restore()
  }
}

import type { Scene } from 'cesium'

/** A copy of the picture. The drawing buffer holds it only until the browser has shown it, so it is drawn and copied at once. */
export function takePicture(scene: Scene): HTMLCanvasElement | null {
  const { canvas } = scene
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  const draw = copy.getContext('2d')
  if (draw === null || copy.width === 0) return null
  // Else nothing is drawn where nothing has changed, and the copy is black.
  scene.requestRender()
  scene.render()
  draw.drawImage(canvas, 0, 0)
  return copy
}

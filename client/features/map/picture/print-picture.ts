import './print.css'

/** Prints a picture alone on a sheet: the page itself is hidden while it is printed. */
export async function printPicture(canvas: HTMLCanvasElement, alt: string): Promise<void> {
  const sheet = document.createElement('div')
  sheet.className = 'print-sheet'
  const image = document.createElement('img')
  image.alt = alt
  image.src = canvas.toDataURL('image/png')
  sheet.append(image)
  document.body.append(sheet)
  try {
    await image.decode()
    window.print()
  } finally {
    sheet.remove()
  }
}

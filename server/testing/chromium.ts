import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './provision.ts'

/** The browser that the tests found, drawing WebGL in software: the same on a laptop and in CI. */
export async function launchChromium(options: { headless?: boolean } = {}): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('No Chromium was found; set CHROME_PATH.')
  const asRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath,
    headless: options.headless ?? true,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      '--disable-dev-shm-usage',
    ],
  })
}

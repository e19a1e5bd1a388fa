import type { Locator } from 'playwright-core'

/** Presses a key on a control as a person would: once it can be used. The browser drops a key pressed on a disabled one without a word. */
export async function pressKey(control: Locator, key = 'Enter'): Promise<void> {
  await control.click({ trial: true })
  await control.press(key)
}

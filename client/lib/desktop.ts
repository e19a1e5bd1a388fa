const KEY = 'notices.desktop'
const canShow = () => 'Notification' in window

export type DesktopState = 'impossible' | 'off' | 'on' | 'refused'

/** Whether the browser tells of notices too: only where somebody asked for it here, and the browser lets us. */
export function desktopState(): DesktopState {
  if (!canShow()) return 'impossible'
  if (Notification.permission === 'denied') return 'refused'
  return Notification.permission === 'granted' && localStorage.getItem(KEY) === 'on' ? 'on' : 'off'
}

/** Asks the browser, because somebody pressed for it. */
export async function switchDesktop(isWanted: boolean): Promise<DesktopState> {
  if (!canShow()) return 'impossible'
  localStorage.setItem(KEY, isWanted ? 'on' : 'off')
  if (isWanted && Notification.permission === 'default') await Notification.requestPermission()
  return desktopState()
}

/** Only while nobody looks at the page: the page says it itself otherwise. */
export function showOnDesktop(title: string, body: string, tag: string, onClick: () => void): void {
  if (desktopState() !== 'on' || document.visibilityState === 'visible') return
  const shown = new Notification(title, { body, tag })
  shown.onclick = () => {
    window.focus()
    shown.close()
    onClick()
  }
}

// The scene without the product around it, for its test: the page's `stage` mounts it, takes it away, and keeps what it said.
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { CityViewer } from '../CityViewer.tsx'
import type { Picked, ScenePort, SceneState, SceneTheme } from '../scene-port.ts'

export interface Stage {
  port: ScenePort | null
  readonly states: SceneState['state'][]
  readonly picks: Picked[]
  readonly failures: string[]
  mount(home: readonly [number, number, number, number], theme?: SceneTheme): void
  unmount(): void
}

let root: Root | undefined

const stage: Stage = {
  port: null,
  states: [],
  picks: [],
  failures: [],
  mount(home, theme = 'command') {
    const element = document.getElementById('root')
    if (element === null) return
    root = createRoot(element)
    root.render(
      <StrictMode>
        <CityViewer home={home} theme={theme} onPort={take} onFailed={(why) => stage.failures.push(why)} />
      </StrictMode>,
    )
  },
  unmount() {
    root?.unmount()
  },
}

function take(port: ScenePort | null): void {
  stage.port = port
  port?.onState(({ state }) => stage.states.push(state))
  port?.onPick((picked) => stage.picks.push(picked))
}

Object.assign(globalThis, { stage })

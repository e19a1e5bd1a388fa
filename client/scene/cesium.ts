// What `cesium` means in this client (vite.config.ts): the engine without the widgets, whose Knockout would need `unsafe-eval`.
export * from '@cesium/engine'

/** resium names it; nothing here may use it. */
export class Viewer {
  constructor() {
    throw new Error('The widgets are not part of this client: use CesiumWidget.')
  }
}

import { fileURLToPath } from 'node:url'

const engine = fileURLToPath(new URL('../../node_modules/@cesium/engine/', import.meta.url))

/** Folders that Cesium loads from at run time, and where under the site they are served. */
export const cesiumFolders: readonly { from: string; to: string }[] = [
  { from: `${engine}Source/Assets`, to: 'cesium/Assets' },
  { from: `${engine}Build/ThirdParty`, to: 'cesium/ThirdParty' },
  { from: `${engine}Build/Workers`, to: 'cesium/Workers' },
]

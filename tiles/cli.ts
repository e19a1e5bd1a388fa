// npm run tiles -- buildings|components|pipes|all: builds layers into DATA_DIR/tiles, where the server finds them.
import { join } from 'node:path'
import { Command } from 'commander'
import { connect } from '../server/db/connect.ts'
import { readConfig } from '../server/platform/config.ts'
import { buildLayer, MODEL_LAYERS, type ModelLayer } from './build/build-layer.ts'
import { openLayerStore } from './build/layer-store.ts'
import { giveWay } from './build/progress.ts'

const program = new Command('tiles').description('Build the 3D tiles of the city in the database.')
program
  .command('build')
  .argument('<layers...>', `${MODEL_LAYERS.join(', ')} or all`)
  .action(async (names: string[]) => {
    const layers = names.includes('all') ? MODEL_LAYERS : names.map(layerNamed)
    const config = readConfig()
    const database = await connect(config)
    try {
      const store = openLayerStore(join(config.dataDir, 'tiles'))
      for (const layer of layers) {
        const { features, files, problems, tookMs } = await buildLayer(
          { db: database.db, store, layer },
          progress(layer),
        )
        for (const { id, problem } of problems.slice(0, 20)) console.log(`  ${layer} ${id}: ${problem}`)
        if (problems.length > 20) console.log(`  … and ${problems.length - 20} more`)
        const rate = Math.round(features / (tookMs / 1000)).toLocaleString('en')
        const count = Object.keys(files).length
        console.log(
          `${features.toLocaleString('en')} ${layer} in ${count} files, ${(tookMs / 1000).toFixed(1)} s, ${rate} a second, ${problems.length} with problems`,
        )
      }
    } finally {
      await database.close()
    }
  })

try {
  await program.parseAsync()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

function layerNamed(name: string): ModelLayer {
  const layer = MODEL_LAYERS.find((known) => known === name)
  if (layer === undefined)
    throw new Error(`There is no layer ${name}: take ${MODEL_LAYERS.join(', ')} or all.`)
  return layer
}

/** On a terminal in place, else a line a second. */
function progress(layer: string) {
  let said = Date.now()
  return async (done: number, total: number) => {
    const wait = process.stderr.isTTY ? 100 : 1000
    if (Date.now() - said > wait) {
      said = Date.now()
      const line = `${layer}: ${done} of ${total}`
      process.stderr.write(process.stderr.isTTY ? `\r${line}\x1b[K` : `${line}\n`)
    }
    await giveWay()
  }
}

import { cpSync, createReadStream, existsSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { cesiumFolders } from './scene/cesium-files.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The client: built to client/dist, where the server serves it from. */
export default defineConfig({
  root: here,
  plugins: [react(), cesiumFiles()],
  resolve: {
    // resium asks for `cesium`; its widgets would need `unsafe-eval`, so the shim gives the engine alone.
    alias: [{ find: /^cesium$/, replacement: join(here, 'scene/cesium.ts') }],
  },
  build: {
    outDir: join(here, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    // Cesium is one library of some megabytes, loaded by the pages with a map alone.
    chunkSizeWarningLimit: 6000,
    // Small modules that many pages share travel together: a page asks for a third of the files, and they pack better.
    rollupOptions: {
      output: { codeSplitting: { groups: [{ name: 'common', minShareCount: 6, maxModuleSize: 30_000 }] } },
    },
  },
})

/** What Cesium loads at run time — workers, pictures, WebAssembly — served under /cesium by ourselves. */
function cesiumFiles(): Plugin {
  return {
    name: 'cesium-files',
    closeBundle() {
      for (const { from, to } of cesiumFolders) cpSync(from, join(here, 'dist', to), { recursive: true })
    },
    configureServer(server) {
      server.middlewares.use((req, res, next) => {
        const path = decodeURIComponent((req.url ?? '').split('?')[0] ?? '')
        const folder = cesiumFolders.find(({ to }) => path.startsWith(`/${to}/`))
        if (folder === undefined || path.includes('..')) return next()
        const file = join(folder.from, path.slice(folder.to.length + 2))
        if (!existsSync(file) || !statSync(file).isFile()) return next()
        res.setHeader('Content-Type', contentTypes[extname(file)] ?? 'application/octet-stream')
        createReadStream(file).pipe(res)
      })
    },
  }
}

const contentTypes: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
}

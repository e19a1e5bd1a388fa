import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Builds the scene's page into a folder, as the client is built but without the product around it. */
export async function buildPage(outDir: string, name: 'page' | 'bench' = 'page'): Promise<void> {
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    plugins: [react()],
    resolve: {
      alias: [{ find: /^cesium$/, replacement: fileURLToPath(new URL('../cesium.ts', import.meta.url)) }],
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      minify: false,
      rollupOptions: { input: `${folder}${name}.html` },
    },
  })
}

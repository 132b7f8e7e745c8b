import { buildOnce } from './build-once.mjs'
import { inRoot } from './paths.mjs'
import { capture } from './processes.mjs'

/** The client that browsers load, in `web/dist`. */
export function buildWeb(node) {
  return buildOnce({
    name: 'the web client',
    folder: 'web/dist',
    sources: ['web', 'contract', 'book', 'package-lock.json'],
    async build() {
      const vite = inRoot('node_modules/vite/bin/vite.js')
      // A test runner sets NODE_ENV to "test", and Vite would then pack React for development.
      const env = { ...process.env, NODE_ENV: 'production' }
      const { code, output } = await capture(node, [vite, 'build'], { cwd: inRoot('web'), env })
      if (code !== 0) throw new Error(`The web client does not build:\n${output}`)
    },
  })
}

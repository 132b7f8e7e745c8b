/** Puts the program that `npm start` runs, and all of ours that it imports, into one file. Packages stay where they are. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'

const ROOT = import.meta.dirname
const DIST = path.join(ROOT, 'dist')

/** What a file finds beside itself stays beside its source: data, migrations, threads. */
const ownPlace = {
  name: 'own-place',
  transform(code, id) {
    if (!code.includes('import.meta.')) return null
    const source = `new URL(${JSON.stringify(path.relative(DIST, id))}, import.meta.url)`
    const places = { url: `${source}.href`, dirname: `new URL('.', ${source}).pathname.slice(0, -1)` }
    const placed = code.replaceAll(/import\.meta\.(url|dirname)\b/g, (_all, name) => places[name])
    return { code: placed, map: null }
  },
}

/** Files of the project, the packages that are its parts, and what the bundler itself adds. */
const isOurs = (id) => /^(\.|\/|\0|@veche\/|@oxc-project\/)/.test(id)

rmSync(DIST, { recursive: true, force: true })
const bundle = await rolldown({
  input: path.join(ROOT, 'src/main/start.ts'),
  platform: 'node',
  // What this Node knows is left as it is written.
  transform: { target: 'node24' },
  external: (id) => !isOurs(id),
  plugins: [ownPlace],
})
await bundle.write({ dir: DIST, format: 'esm', entryFileNames: '[name].mjs' })

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from './paths.mjs'
import { capture, seconds } from './processes.mjs'

const SOURCES = ['web', 'contract', 'package-lock.json']
const SKIPPED = new Set(['node_modules', 'dist'])

/** Builds the web client unless the built one was made from these very sources. */
export async function buildWeb(node) {
  const stamp = inRoot('web/dist/.stamp')
  const wanted = hashSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const startedAt = performance.now()
  console.log('Building the web client…')
  const vite = inRoot('node_modules/vite/bin/vite.js')
  // A test runner sets NODE_ENV to "test", and Vite would then pack React for development.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { code, output } = await capture(node, [vite, 'build'], { cwd: inRoot('web'), env })
  if (code !== 0) throw new Error(`The web client does not build:\n${output}`)
  writeFileSync(stamp, wanted)
  console.log(`Web client built in ${seconds(startedAt)}`)
}

function hashSources() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => listFiles(inRoot(source)))) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function listFiles(target) {
  if (statSync(target).isFile()) return [target]
  const names = readdirSync(target).filter((name) => !SKIPPED.has(name))
  return names.sort().flatMap((name) => listFiles(path.join(target, name)))
}

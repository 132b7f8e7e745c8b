import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot, isPackaged } from './paths.mjs'
import { seconds } from './processes.mjs'

const SKIPPED = new Set(['node_modules', 'dist'])

/** Builds unless what stands in `folder` was made from these very sources. */
export async function buildOnce({ name, folder, sources, build }) {
  if (isPackaged()) return
  const stamp = inRoot(folder, '.stamp')
  const wanted = hashSources(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const startedAt = performance.now()
  console.log(`Building ${name}…`)
  await build()
  writeFileSync(stamp, wanted)
  console.log(`Built ${name} in ${seconds(startedAt)}`)
}

function hashSources(sources) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => listFiles(inRoot(source)))) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function listFiles(target) {
  if (statSync(target).isFile()) return [target]
  const names = readdirSync(target).filter((name) => !SKIPPED.has(name))
  return names.sort().flatMap((name) => listFiles(path.join(target, name)))
}

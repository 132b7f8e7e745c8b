/** The product as it is carried to another machine: built, with what it needs to run and nothing else. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot, PACKAGED } from './paths.mjs'
import { listProductionPackages, RUNNING_PARTS } from './production-packages.mjs'

/** The command line and threads run from sources, so the sources come along. */
export const CARRIED = [
  ...['package.json', 'package-lock.json', 'LICENSE', 'NOTICE', 'CHANGELOG.md', 'SECURITY.md'],
  ...[
    'README.md',
    'README.ru.md',
    'docs/operations',
    'scripts/start.mjs',
    'scripts/veche.mjs',
    'scripts/lib',
  ],
  ...['server/package.json', 'server/src', 'server/migrations', 'server/dist', 'web/dist'],
  ...['contract/package.json', 'contract/src', 'book/package.json', 'book/src'],
  ...['simulator/package.json', 'simulator/src', 'simulator/data', 'simulator/schema'],
]
const NODE = `node_modules/node-${process.platform}-${process.arch}`
const isTest = (file) => /\.test\.tsx?$/.test(file)
/** Types, maps of sources and headers of Node are for those who write programs. */
const isForWriters = (file) => /\.(?:d\.[cm]?ts|map)$/.test(file) || /\/node-[\w-]+\/include$/.test(file)

/** Fills `folder`, which must be absent or ours from an earlier time. */
export function layOutProduct(folder) {
  if (existsSync(folder)) {
    if (!existsSync(path.join(folder, PACKAGED))) throw new Error(`${folder} is there and is not ours`)
    rmSync(folder, { recursive: true })
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    path.join(folder, PACKAGED),
    'Built and complete: nothing is installed or built at its start.\n',
  )
  for (const part of CARRIED) carry(folder, part, (file) => !isTest(file))
  const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages
  const places = [...listProductionPackages(lock, RUNNING_PARTS), NODE, 'node_modules/.bin/node']
  for (const place of places) {
    // Packages of other platforms are in the lock file and rightly not here.
    if (existsSync(inRoot(place))) carry(folder, place, (file) => !isForWriters(file))
  }
}

/** A package inside another one is a place of its own in the lock file, so it is not carried with the outer one. */
function carry(folder, part, isWanted) {
  const from = inRoot(part)
  cpSync(from, path.join(folder, part), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => isWanted(file) && !(file !== from && path.basename(file) === 'node_modules'),
  })
}

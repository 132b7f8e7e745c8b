import { existsSync, readFileSync } from 'node:fs'
import { inRoot, isPackaged } from './paths.mjs'
import { run, seconds } from './processes.mjs'

const NODE_MAJOR = 24

/** Installs the packages when something the lock file asks for is absent, and returns the path of Node 24. */
export async function prepareNode() {
  if (!isPackaged() && !isInstalled()) await installPackages()
  const node = findNode()
  if (node) return node
  throw new Error(
    `Node ${NODE_MAJOR} is needed; npm did not bring it for ${process.platform}-${process.arch}. ` +
      'Install it from nodejs.org, or run "npm ci --include=optional".',
  )
}

/** What npm recorded as installed against what the lock file asks for, by version. */
export function isInstalled() {
  const wanted = readPackages(inRoot('package-lock.json'))
  const present = readPackages(inRoot('node_modules/.package-lock.json'))
  if (!present) return false
  for (const [name, entry] of Object.entries(wanted ?? {})) {
    if (!name.startsWith('node_modules/') && !name.includes('/node_modules/')) continue
    const found = present[name]
    // Packages for other platforms are in the lock file and rightly not here.
    if (!found && !entry.optional && !entry.peer) return false
    if (found && found.version !== entry.version) return false
  }
  return existsSync(inRoot('node_modules'))
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}

async function installPackages() {
  const startedAt = performance.now()
  console.log('Installing packages; the first time it takes a minute or two…')
  // When started by npm, the very same npm goes on working.
  const [file, ...first] = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm']
  const flags = ['--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  // Neither of the two changes the lock file.
  let code = await run(file, [...first, 'ci', ...flags])
  if (code !== 0) code = await run(file, [...first, 'install', '--no-save', ...flags])
  if (code !== 0) throw new Error('npm could not install the packages; its message is above')
  console.log(`Packages installed in ${seconds(startedAt)}`)
}

/** A Node that runs TypeScript, or null while no package is installed. */
export function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) return process.execPath
  const platform = `${process.platform}-${process.arch}`
  // Node for Apple's own processors has another name in the registry.
  const places = [`node-${platform}`, `node-bin-${platform}`].map((name) =>
    inRoot('node_modules', name, 'bin/node'),
  )
  return places.find((place) => existsSync(place)) ?? null
}

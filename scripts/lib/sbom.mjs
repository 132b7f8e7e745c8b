import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from './paths.mjs'
import { capture } from './processes.mjs'

/** Lists the parts of the product that others wrote, by the lock file: CycloneDX, made by npm without the network. */
export async function writeSbom() {
  const { name, version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  const [program, ...first] = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm']
  const args = [
    'sbom',
    '--sbom-format',
    'cyclonedx',
    '--omit',
    'dev',
    '--package-lock-only',
    '--loglevel',
    'error',
  ]
  const { code, output } = await capture(program, [...first, ...args])
  if (code !== 0) throw new Error(`npm listed no parts:\n${output}`)
  mkdirSync(inRoot('dist'), { recursive: true })
  const file = inRoot('dist', `veche_${version}.cdx.json`)
  const list = JSON.parse(output)
  // npm calls the whole by the folder it lies in.
  list.metadata.component.name = name
  writeFileSync(file, `${JSON.stringify(list, null, 2)}\n`)
  return file
}

/** What carries the product to a machine names what is there, and lets it write nowhere but into its own folders. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CARRIED } from '../../../../scripts/lib/product-folder.mjs'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const UNITS = 'docs/operations/systemd'
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const units = readdirSync(path.join(ROOT, UNITS)).filter((name) => name.endsWith('.service'))

/** Values of a key of a unit; comments hold none. */
function valuesOf(unit: string, key: string): string[] {
  const lines = read(`${UNITS}/${unit}`).split('\n')
  return lines.filter((line) => line.startsWith(`${key}=`)).map((line) => line.slice(key.length + 1))
}

describe.each(units)('%s', (unit) => {
  it('runs what the package brings, as its own account, with its settings', () => {
    expect(valuesOf(unit, 'User')).toEqual(['veche'])
    expect(valuesOf(unit, 'WorkingDirectory')).toEqual(['/opt/veche'])
    expect(valuesOf(unit, 'EnvironmentFile')).toEqual(['/etc/veche.env'])
    const [start = ''] = valuesOf(unit, 'ExecStart')
    const [node, program = ''] = start.split(' ').slice(-2)
    expect(node).toBe('/opt/veche/node_modules/.bin/node')
    expect(CARRIED).toContain(program)
    expect(existsSync(path.join(ROOT, program))).toBe(true)
  })

  it('writes into its data and what it compiled, and nowhere else', () => {
    expect(valuesOf(unit, 'ProtectSystem')).toEqual(['strict'])
    expect(valuesOf(unit, 'StateDirectory')).toEqual(['veche'])
    expect(valuesOf(unit, 'CacheDirectory')).toEqual(['veche'])
    expect(valuesOf(unit, 'ReadWritePaths')).toEqual([])
    expect(valuesOf(unit, 'BindPaths')).toEqual([])
    expect(valuesOf(unit, 'Environment')).toEqual([
      'VECHE_DATA_DIR=/var/lib/veche NODE_COMPILE_CACHE=/var/cache/veche',
    ])
  })

  it('gains no rights, and keeps what V8 and PostgreSQL need', () => {
    for (const key of [
      'NoNewPrivileges',
      'ProtectHome',
      'PrivateTmp',
      'PrivateDevices',
      'RestrictNamespaces',
    ])
      expect(valuesOf(unit, key), key).toEqual(['true'])
    expect(valuesOf(unit, 'CapabilityBoundingSet')).toEqual([''])
    // Either would stop the product, or let two servers of a database open the same data.
    for (const key of ['MemoryDenyWriteExecute', 'PrivateIPC', 'ProtectProc', 'PrivatePIDs'])
      expect(valuesOf(unit, key), key).toEqual([])
  })
})

it('gives settings that systemd and the shell of the command line read alike', () => {
  const lines = read(`${UNITS}/veche.env`).split('\n')
  const values = lines.flatMap((line) => /^#?[A-Z_]+=(.*)$/.exec(line)?.[1] ?? [])
  expect(values.length).toBeGreaterThan(8)
  expect(values.filter((value) => !/^(?:[\w:/.,@-]*|'[^']*')$/.test(value))).toEqual([])
})

describe('the Debian package', () => {
  it('carries what is there; what is built is named by its builder', () => {
    const built = new Set(['server/dist', 'web/dist'])
    expect(CARRIED.filter((part) => !built.has(part) && !existsSync(path.join(ROOT, part)))).toEqual([])
  })

  it('keeps the data when it is removed, also with its settings', () => {
    const hooks = readdirSync(path.join(ROOT, 'scripts/debian'))
    expect(hooks.sort()).toEqual(['postinst', 'postrm', 'prerm', 'veche'])
    for (const hook of hooks) {
      const removed = read(`scripts/debian/${hook}`).match(/^.*\brm\b.*$/gmu) ?? []
      expect(removed.map((line) => line.trim())).toEqual(hook === 'postrm' ? ['rm -rf /var/cache/veche'] : [])
      expect(read(`scripts/debian/${hook}`)).not.toMatch(/userdel|deluser/u)
      expect(statSync(path.join(ROOT, 'scripts/debian', hook)).mode & 0o111, hook).not.toBe(0)
    }
  })
})

describe('the Containerfile', () => {
  const lines = read('Containerfile').split('\n')

  it('comes from Debian and from nothing else', () => {
    const bases = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1])
    expect(new Set(bases)).toEqual(new Set(['debian:13-slim']))
    expect(lines.filter((line) => /^ADD |https?:\/\/(?!127\.0\.0\.1)/u.test(line))).toEqual([])
  })

  it('copies what is there, and all that the package carries', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1))
    expect(copied.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([])
    expect(
      CARRIED.filter((part) => !copied.some((name) => part === name || part.startsWith(`${name}/`))),
    ).toEqual([])
    const { workspaces }: { workspaces: string[] } = JSON.parse(read('package.json'))
    expect(workspaces.filter((part) => !copied.some((name) => name.split('/')[0] === part))).toEqual([])
  })

  it('runs as the account of the product', () => {
    expect(lines.lastIndexOf('USER veche')).toBeGreaterThan(
      lines.findLastIndex((line) => line.startsWith('RUN ')),
    )
  })
})

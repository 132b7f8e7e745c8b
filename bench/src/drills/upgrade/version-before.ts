/**
 * The version before this one, built beside it: the last commit of the main line whose migrations were fewer. Commits that
 * were merged may have had names of migrations that nobody was ever given.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { ProductEnvironment } from '../../lib/product-process.ts'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const MIGRATIONS = 'server/migrations'

export type VersionBefore = {
  /** Where it stands. */
  checkout: string
  commit: string
  /** Its own command line; gives the lines that it printed. */
  veche: (env: ProductEnvironment, ...args: string[]) => string[]
  remove: () => void
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()

/** `ref`: a commit to take in its place. Throws where the clone has no history. */
export function checkOutBefore(folder: string, ref: string | undefined): VersionBefore {
  const mainLine = ['--first-parent', '-m', '--diff-filter=A', '--format=%H', '-1']
  const added = git('log', ...mainLine, '--', `${MIGRATIONS}/*.ts`)
  const commit = git('rev-parse', ref ?? `${added}~1`)
  const checkout = path.join(folder, 'before')
  git('worktree', 'add', '--detach', checkout, commit)
  const run = (file: string, args: readonly string[], env: ProductEnvironment = {}) =>
    execFileSync(process.execPath, [path.join(checkout, file), ...args], {
      ...{ cwd: checkout, encoding: 'utf8', env: { ...process.env, ...env } },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  // Packages of the workspaces are links within the folder, so they lead to the other version there.
  cpSync(path.join(ROOT, 'node_modules'), path.join(checkout, 'node_modules'), {
    ...{ recursive: true, verbatimSymlinks: true },
    filter: (file) => !file.includes('node_modules/.cache'),
  })
  run('server/build.mjs', [])
  return {
    checkout,
    commit,
    veche: (env, ...args) => run('server/src/main/cli.ts', args, env).trim().split('\n'),
    remove() {
      git('worktree', 'remove', '--force', checkout)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

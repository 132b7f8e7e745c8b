/** Knows the packages of Debian that the rivals come from. */
import { execFileSync } from 'node:child_process'
import type { RivalName } from './settings.ts'

const DATABASE = ['postgresql-17']
/** The first ones are required. The others make their installation go on without questions. */
const PACKAGES: Record<RivalName, { needed: readonly string[]; besides: readonly string[] }> = {
  rt: {
    needed: ['request-tracker5', 'rt5-standalone', 'rt5-db-postgresql', 'starman'],
    besides: ['dbconfig-no-thanks', 'msmtp-mta'],
  },
  redmine: { needed: ['redmine', 'redmine-pgsql', 'puma'], besides: ['dbconfig-no-thanks'] },
}

/** Says in a sentence why it cannot begin; null when it can. */
export function findObstacle(rivals: readonly RivalName[]): string | null {
  if (process.getuid?.() !== 0)
    return 'This must run as root: PostgreSQL, Request Tracker and Redmine are started as Debian installs them.'
  return describeMissing(rivals, readInstalled())
}

export function describeMissing(rivals: readonly RivalName[], installed: ReadonlySet<string>): string | null {
  const wanted = rivals.map((name) => PACKAGES[name])
  const needed = [...DATABASE, ...wanted.flatMap((packages) => packages.needed)]
  const missing = needed.filter((name) => !installed.has(name))
  if (missing.length === 0) return null
  const besides = wanted.flatMap((packages) => packages.besides)
  const all = [...new Set([...needed, ...besides])].join(' ')
  return (
    `Missing of Debian 13: ${missing.join(', ')}. ` +
    `Install them with: apt-get install --no-install-recommends ${all}`
  )
}

function readInstalled(): ReadonlySet<string> {
  try {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is dpkg that fills it in
    const format = '${Package} ${db:Status-Status}\n'
    const lines = execFileSync('dpkg-query', ['-W', '-f', format], { encoding: 'utf8' }).split('\n')
    return new Set(
      lines.filter((line) => line.endsWith(' installed')).map((line) => line.split(' ')[0] ?? ''),
    )
  } catch {
    // This is no Debian, or nothing of it is installed.
    return new Set()
  }
}

/**
 * `npm run worst-day`: an hour of a region on its worst day, unattended. 20,000 messages in ten minutes, a killed node, a
 * killed primary, a full volume, an upgrade, with 1,000 browsers of the staff and 2,000 readers of the public pages all
 * the time. Nothing taken may be lost or doubled, each trouble rings within two minutes, and outside of troubles no read
 * fails. Needs Debian's PostgreSQL and Prometheus, and the right to mount a volume:
 *   apt-get install postgresql-15 prometheus; npm run worst-day -- --minutes 60
 *   --messages 20000 --browsers 1000 --readers 2000 --volume 4g: for another size. Exit code 1 when a promise is broken.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { renderTable } from './lib/table.ts'
import { liveWorstDay } from './worst-day/live-day.ts'
import { readDaySettings } from './worst-day/settings.ts'

const RESULTS = path.resolve(import.meta.dirname, '../results')
const settings = readDaySettings(process.argv.slice(2))
const startedAt = performance.now()
const elapsed = () => Math.round((performance.now() - startedAt) / 1000)

const report = await liveWorstDay(settings, (what) => console.log(`${elapsed()} s: ${what}`))
const seconds = (ms: number | null) => (ms === null ? '–' : `${Math.round(ms / 1000)} s`)
console.log(
  renderTable(
    ['trouble', 'lasted', 'rang', 'after'],
    report.lived.map(({ name, rings, from, to, rangMs }) => [
      ...[name, seconds(to - from), rings ?? 'nothing', seconds(rangMs)],
    ]),
  ),
)
for (const [name, value] of Object.entries(report.counts)) console.log(`${name}: ${value}`)
console.log(`other alarms: ${report.others.join(', ') || 'none'}`)
for (const one of report.broken) console.log(`BROKEN ${one}`)
mkdirSync(RESULTS, { recursive: true })
const at = new Date().toISOString().slice(0, 10)
writeFileSync(
  path.join(RESULTS, 'worst-day.json'),
  `${JSON.stringify({ at, settings, seconds: elapsed(), ...report }, null, 2)}\n`,
)
process.exit(report.broken.length === 0 ? 0 : 1)

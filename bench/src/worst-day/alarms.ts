/** Debian's Prometheus with the rules that the product comes with: what rang, and when. */
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { freePort } from '../../../server/test/networks/free-port.ts'

const PROGRAM = '/usr/bin/prometheus'
const RULES = path.resolve(import.meta.dirname, '../../../docs/operations/watch/veche.rules.yml')
const EVERY_MS = 3000

const Alerts = z.object({
  data: z.object({
    alerts: z.array(z.object({ state: z.string(), labels: z.object({ alertname: z.string() }) })),
  }),
})
export type Ring = { name: string; at: number; endedAt: number | null }
export type Alarms = {
  rings: readonly Ring[]
  /** Nodes that are to be watched from now on. */
  watch: (ports: readonly number[]) => void
  stop: () => void
}

export async function startAlarms(folder: string): Promise<Alarms> {
  if (!existsSync(PROGRAM)) throw new Error('Prometheus is not there: apt-get install prometheus')
  mkdirSync(folder)
  copyFileSync(RULES, path.join(folder, 'veche.rules.yml'))
  const targets = path.join(folder, 'targets.json')
  writeFileSync(targets, '[]')
  writeFileSync(path.join(folder, 'prometheus.yml'), settingsOf(targets))
  const port = await freePort()
  const child = spawn(
    PROGRAM,
    [
      `--config.file=${path.join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${path.join(folder, 'series')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  )
  const rings: Ring[] = []
  const timer = setInterval(() => void note(`http://127.0.0.1:${port}/api/v1/alerts`, rings), EVERY_MS)
  return {
    rings,
    watch: (ports) =>
      writeFileSync(targets, JSON.stringify([{ targets: ports.map((one) => `127.0.0.1:${one}`) }])),
    stop() {
      clearInterval(timer)
      child.kill('SIGKILL')
    },
  }
}

async function note(url: string, rings: Ring[]): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(EVERY_MS) }).catch(() => null)
  const told = Alerts.safeParse(await answer?.json().catch(() => null))
  if (!told.success) return
  const firing = new Set(
    told.data.data.alerts
      .filter(({ state }) => state === 'firing')
      .map(({ labels: { alertname } }) => alertname),
  )
  const ringing = rings.filter(({ endedAt }) => endedAt === null)
  for (const ring of ringing) if (!firing.delete(ring.name)) ring.endedAt = Date.now()
  for (const name of firing) rings.push({ name, at: Date.now(), endedAt: null })
}

const settingsOf = (targets: string) => `
global: { scrape_interval: 15s, evaluation_interval: 15s }
rule_files: [veche.rules.yml]
scrape_configs:
  - job_name: veche
    file_sd_configs: [{ files: ["${targets}"], refresh_interval: 5s }]
`

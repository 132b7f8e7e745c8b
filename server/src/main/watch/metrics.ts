/** What `/metrics` tells: requests, this process, and every figure of «Состояние» as it is at the moment of asking. */
import type { InstallationCheck } from '@veche/contract/admin/installation.ts'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { FIGURES, type Figure, STATE_NAME, samplesOf } from './figures.ts'
import { withinLimit } from './within-limit.ts'

export type Metrics = {
  contentType: string
  countRequest: (request: { method: string; route: string; statusCode: number; elapsedMs: number }) => void
  tell: () => Promise<string>
}

type Options = { readChecks: () => Promise<InstallationCheck[]>; version: string }

const UP_TO_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics({ readChecks, version }: Options): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'veche_http_request_duration_seconds',
    help: 'Time of requests by template of their route and class of their status',
    labelNames: ['method', 'route', 'status'],
    buckets: UP_TO_SECONDS,
    registers,
  })
  const build = { name: 'veche_build_info', help: 'Version of the product', labelNames: ['version'] }
  new Gauge({ ...build, registers }).set({ version }, 1)
  const known = new Gauge({
    name: 'veche_figures_known',
    help: 'Whether the database told the figures of this answer',
    registers,
  })
  const gauges = createGauges(registry)
  // Watchers that ask at once are told one reading, and none is begun while another hangs.
  let reading: Promise<InstallationCheck[]> | null = null

  return {
    contentType: registry.contentType,
    countRequest({ method, route, statusCode, elapsedMs }) {
      const status = `${Math.floor(statusCode / 100)}xx`
      duration.observe({ method, route, status }, elapsedMs / 1000)
    },
    async tell() {
      reading ??= readChecks().finally(() => {
        reading = null
      })
      const checks = await withinLimit(reading)
      known.set(checks === null ? 0 : 1)
      for (const gauge of gauges.values()) forget(gauge)
      for (const { name, labels, value } of samplesOf(checks ?? [])) gauges.get(name)?.set(labels, value)
      return registry.metrics()
    },
  }
}

/** What was true a minute ago is not told for now; `reset` alone leaves a gauge without labels at zero. */
function forget(gauge: Gauge): void {
  gauge.reset()
  gauge.remove({})
}

function createGauges(registry: Registry): ReadonlyMap<string, Gauge> {
  const verdict = 'Verdict of a check: 0 well, 1 asks to be looked at, 2 late'
  const state: Figure = { name: STATE_NAME, help: verdict, labels: { check: '' } }
  const figures = [state, ...Object.values(FIGURES).flatMap((figuresOf) => Object.values(figuresOf))]
  const byName = new Map<string, Gauge>()
  for (const { name, help, labels = {}, textLabel } of figures) {
    if (byName.has(name)) continue
    const labelNames = [...Object.keys(labels), ...(textLabel ? [textLabel] : [])]
    byName.set(name, new Gauge({ name, help, labelNames, registers: [registry] }))
  }
  return byName
}

/** The rules and the dashboard that we give to those who watch an installation, as the tests read them. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

export const ROOT = path.resolve(import.meta.dirname, '../../../../..')
export const WATCH_FOLDER = path.join(ROOT, 'docs/operations/watch')

const Rule = z.strictObject({
  alert: z.string(),
  expr: z.string(),
  for: z.string(),
  labels: z.strictObject({ severity: z.enum(['critical', 'warning']), check: z.string().optional() }),
  annotations: z.strictObject({ summary: z.string(), description: z.string(), runbook_url: z.string() }),
})
const Rules = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), interval: z.string(), rules: z.array(Rule) })),
})
const RulesTest = z.object({
  tests: z.array(
    z.object({
      name: z.string(),
      input_series: z.array(z.object({ series: z.string() })),
      promql_expr_test: z
        .array(z.object({ eval_time: z.string(), exp_samples: z.array(z.object({ labels: z.string() })) }))
        .default([]),
    }),
  ),
})
const Dashboard = z.object({
  panels: z.array(
    z.object({ id: z.number(), title: z.string(), targets: z.array(z.object({ expr: z.string() })) }),
  ),
})
const Settings = z.object({
  rule_files: z.array(z.string()),
  scrape_configs: z.array(z.object({ job_name: z.string() })),
})

const read = (file: string) => readFileSync(path.join(WATCH_FOLDER, file), 'utf8')

export const RULES = Rules.parse(parse(read('veche.rules.yml'))).groups.flatMap(({ rules }) => rules)
export const RULES_TESTS = RulesTest.parse(parse(read('veche.rules.test.yml'))).tests
export const PANELS = Dashboard.parse(JSON.parse(read('grafana/veche.json'))).panels
export const SETTINGS = Settings.parse(parse(read('prometheus.yml')))

/** Of every metric that a rule, its test or a panel asks for: its name, and its labels where they say which. */
export function listAsked(): { name: string; labels: Readonly<Record<string, string>> }[] {
  const texts = [
    ...RULES.map(({ expr }) => expr),
    ...PANELS.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...RULES_TESTS.flatMap((test) => test.input_series.map(({ series }) => series)),
  ]
  return texts.flatMap((text) =>
    [...text.matchAll(/\b((?:veche|nodejs|process)_\w+)(?:\{([^}]*)\})?/g)].map(
      ([, name = '', selector = '']) => ({ name, labels: readSelector(selector) }),
    ),
  )
}

/** Those by which our own figures are told apart; `job` and `instance` are Prometheus' own. */
function readSelector(selector: string): Record<string, string> {
  const pairs = [...selector.matchAll(/\b(check|state)="([^"]*)"/g)]
  return Object.fromEntries(pairs.map(([, label = '', value = '']) => [label, value]))
}

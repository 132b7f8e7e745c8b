/** The rules hold together, each check has one, and each failure that must ring is tried. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { INSTALLATION_CHECKS } from '@veche/contract/admin/installation.ts'
import { expect, it } from 'vitest'
import { FIGURES, STATE_NAME } from './figures.ts'
import { PANELS, ROOT, RULES, RULES_TESTS, SETTINGS, WATCH_FOLDER } from './testing/watch-files.ts'

/** The failures that an installation notices by itself within two minutes, and the rule that says so. */
const FAILURES = [
  'VecheDown',
  'VecheWorkersStopped',
  'VecheWorkersGone',
  'VecheInboxStands',
  'VecheChannelSilent',
  'VecheOutboxStands',
  'VecheBackupFailed',
  'VecheCertificateEnds',
  'VecheDatabaseSlow',
  'VecheDatabaseSilent',
  'VecheDiskLittle',
  'VecheFilesAway',
  'VecheQuarantine',
  'VecheSendsUnknown',
  'VecheBookUnsigned',
  'VecheMigrationsMissing',
]

it.each(INSTALLATION_CHECKS)('has a rule for %s that asks for its own figures', (code) => {
  const rules = RULES.filter(({ labels }) => labels.check === code)
  expect(rules).not.toEqual([])
  const names = [...Object.values(FIGURES[code]).map(({ name }) => name), `${STATE_NAME}{check="${code}"}`]
  // A database that is silent tells no figure at all.
  const known = [...names, ...(code === 'database' ? ['veche_figures_known'] : [])]
  expect(rules.filter(({ expr }) => !known.some((name) => expr.includes(name)))).toEqual([])
})

it.each(RULES)('$alert says in words what is wrong and leads to a place of the guide', (rule) => {
  const { summary, description, runbook_url } = rule.annotations
  expect(summary).toMatch(/^[А-Яа-яЁё{]/)
  expect(description).toMatch(/[а-яё]{3}.*[.]$/)
  const [file = '', anchor] = runbook_url.split('#')
  const headings = readFileSync(path.join(ROOT, file), 'utf8').matchAll(/^#+ (.+)$/gm)
  expect([...headings].map(([, heading = '']) => heading.toLowerCase().replaceAll(' ', '-'))).toContain(
    anchor,
  )
})

it('names each rule once, for a check that there is, and each panel once', () => {
  const names = RULES.map(({ alert }) => alert)
  expect(new Set(names).size).toBe(names.length)
  const codes: readonly string[] = INSTALLATION_CHECKS
  expect(RULES.filter(({ labels }) => labels.check && !codes.includes(labels.check))).toEqual([])
  expect(new Set(PANELS.map(({ id }) => id)).size).toBe(PANELS.length)
})

it('watches the jobs that the example makes', () => {
  const jobs = SETTINGS.scrape_configs.map(({ job_name }) => job_name)
  const asked = RULES.flatMap(({ expr }) => [...expr.matchAll(/job="([^"]+)"/g)].map(([, job]) => job))
  expect(asked.filter((job) => !jobs.includes(job ?? ''))).toEqual([])
  expect(SETTINGS.rule_files).toEqual(['veche.rules.yml'])
})

it('tries each failure that must ring, no later than two minutes after it began', () => {
  const tried = RULES_TESTS.flatMap(({ promql_expr_test }) =>
    promql_expr_test
      // Failures begin at once or a minute after the beginning.
      .filter(({ eval_time }) => ['2m', '3m'].includes(eval_time))
      .flatMap(({ exp_samples }) => exp_samples.map(({ labels }) => /alertname="(\w+)"/.exec(labels)?.[1])),
  )
  expect(FAILURES.filter((alert) => !tried.includes(alert))).toEqual([])
})

const promtool = (...args: string[]) => spawnSync('promtool', args, { cwd: WATCH_FOLDER, encoding: 'utf8' })
const isThere = promtool('--version').status === 0
if (!isThere)
  console.log('promtool is not on this machine: of the rules the structure is checked, not how they ring')

it.runIf(isThere)('is what promtool takes, and rings as its tests say', () => {
  for (const args of [
    ['check', 'rules', 'veche.rules.yml'],
    ['test', 'rules', 'veche.rules.test.yml'],
    ['check', 'config', '--syntax-only', 'prometheus.yml'],
  ]) {
    const { status, stdout, stderr } = promtool(...args)
    expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, ''])
  }
})

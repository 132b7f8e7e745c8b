/**
 * `npm test`: everything that must hold, cheapest first, stopping at the first failure.
 *   --fast         without the builds and the journeys in a browser (`npm run check`)
 *   --only STEP    one step: types, lint, boundaries, unused, generated, unit, web, server, e2e
 * The last line is always `N passed, N failed`, counted in tests.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { prepareChromium } from './lib/chromium.mjs'
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { capture, run, seconds } from './lib/processes.mjs'
import { buildServer } from './lib/server-build.mjs'
import { prepareSlapd } from './lib/slapd.mjs'
import { buildWeb } from './lib/web-build.mjs'

const SLOW = new Set(['web', 'server', 'e2e'])
/** What only reads the tree goes side by side, in two lanes of about a minute: each step keeps one core busy. */
const LANES = [
  ['types', 'web', 'server'],
  ['types-web', 'lint', 'boundaries', 'unused', 'generated'],
]
/** A name on the command line that stands for more than one step. */
const TOGETHER = { types: ['types', 'types-web'], e2e: ['web', 'server', 'e2e'] }
const BOUNDED = ['book', 'contract', 'server', 'web', 'simulator', 'bench', 'e2e']
const tests = { passed: 0, failed: 0 }
/** What failed and why, a line each. */
const failures = []

await main(async (args) => {
  const { values } = parseArgs({ args, options: { fast: { type: 'boolean' }, only: { type: 'string' } } })
  const node = await prepareNode()
  const steps = selectSteps(buildSteps(node), values)
  // Programs of Debian take a while to come, so they come while the first steps run.
  const has = (step) => steps.some(({ name }) => name === step)
  const slapd = has('unit') ? prepareSlapd() : null
  const chromium = has('e2e') && hasJourneys() ? prepareChromium() : null
  for (const program of [slapd, chromium]) program?.catch(() => {})

  const isPassed = await runSteps(steps, { slapd, chromium })
  if (!isPassed && tests.failed === 0) tests.failed = 1
  // Again and in short, behind thousands of lines: whoever reads only the end of a log learns what failed and why.
  for (const line of failures) console.log(line)
  console.log(`${tests.passed} passed, ${tests.failed} failed`)
  return isPassed ? 0 : 1
})

function buildSteps(node) {
  const tool =
    (file, ...args) =>
    () =>
      print(capture(node, [inRoot('node_modules', file), ...args]))
  // What was checked before and has not changed is not checked again.
  const types = (project) => {
    const known = inRoot('node_modules/.cache', `${project.replaceAll('/', '-')}.tsbuildinfo`)
    const flags = ['--noEmit', '--incremental', '--tsBuildInfoFile', known]
    // Each checker reads the types anew, and the other lane has the second core.
    return tool('typescript-native/bin/tsc', '-p', project, ...flags, '--checkers', '1')
  }
  return [
    { name: 'types', run: types('tsconfig.json') },
    { name: 'types-web', run: types('web/tsconfig.json') },
    { name: 'lint', run: tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings', '.') },
    {
      name: 'boundaries',
      run: tool(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        '--config',
        '.dependency-cruiser.mjs',
        ...BOUNDED,
      ),
    },
    {
      name: 'unused',
      run: tool('knip/bin/knip.js', '--include', 'files,dependencies,unlisted,unresolved,binaries'),
    },
    {
      name: 'generated',
      run: () => print(capture(node, [inRoot('server/src/main/generate.ts'), '--check'])),
    },
    { name: 'unit', run: ({ slapd }) => slapd.then(() => runVitest(node, 'vitest.config.ts')) },
    { name: 'web', run: () => buildWeb(node).then(() => true) },
    { name: 'server', run: () => buildServer(node).then(() => true) },
    { name: 'e2e', run: ({ chromium }) => runJourneys(node, chromium) },
  ]
}

function selectSteps(steps, { fast, only }) {
  if (!only) return fast ? steps.filter(({ name }) => !SLOW.has(name)) : steps
  const names = TOGETHER[only] ?? [only]
  if (!steps.some(({ name }) => name === only)) {
    throw new Error(`There is no step "${only}"; there are ${steps.map(({ name }) => name).join(', ')}`)
  }
  return steps.filter(({ name }) => names.includes(name))
}

async function runSteps(steps, programs) {
  const lanes = LANES.map((names) => names.flatMap((name) => steps.filter((step) => step.name === name)))
  const isRead = await Promise.all(lanes.map((lane) => runInTurn(lane, programs)))
  if (isRead.includes(false)) return false
  const others = steps.filter((step) => !LANES.flat().includes(step.name))
  return runInTurn(others, programs)
}

async function runInTurn(steps, programs) {
  for (const step of steps) {
    const startedAt = performance.now()
    const isPassed = await step.run(programs).catch((error) => {
      console.error(error instanceof Error ? error.message : error)
      return false
    })
    console.log(`${isPassed ? 'ok    ' : 'FAILED'} ${step.name.padEnd(11)} ${seconds(startedAt)}`)
    if (!isPassed) return false
  }
  return true
}

/** A quiet step speaks only when it fails. */
async function print(result) {
  const { code, output } = await result
  if (code !== 0) console.log(output.trimEnd())
  return code === 0
}

async function runVitest(node, config, env = process.env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'veche-test-'))
  const report = path.join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const vitest = inRoot('node_modules/vitest/vitest.mjs')
    const args = [vitest, 'run', '--config', config, ...reporters]
    const code = await run(node, args, { env })
    if (existsSync(report)) {
      const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
      tests.passed += numPassedTests
      tests.failed += numFailedTests
      failures.push(...findFailures(testResults))
    }
    return code === 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function findFailures(files) {
  return files.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(inRoot('.'), name)
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    return [
      ...(message ? [`FAILED ${file}: ${firstLines(message)}`] : []),
      ...failed.map(
        ({ fullName, failureMessages }) =>
          `FAILED ${file} > ${fullName}: ${firstLines(failureMessages.join('\n'))}`,
      ),
    ]
  })
}

function firstLines(text) {
  return text.split('\n').slice(0, 12).join('\n').slice(0, 4000)
}

async function runJourneys(node, chromium) {
  if (chromium === null) return true
  return runVitest(node, 'e2e/vitest.config.ts', { ...process.env, CHROMIUM_PATH: await chromium })
}

function hasJourneys() {
  return readdirSync(inRoot('e2e'), { recursive: true }).some((file) =>
    /(?<!node_modules.*)\.test\.ts$/.test(file),
  )
}

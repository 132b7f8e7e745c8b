/** One life of a region from its first questions: each act done to the model and to the product, then both compared. */
import type { Queue } from '@veche/contract/incidents.ts'
import {
  chooseAgency,
  forgetDirectory,
  getDirectory,
  loadWorkingTime,
} from '../../../src/modules/directory/index.ts'
import { correctFigures, markLate } from '../../../src/modules/figures/ledger/index.ts'
import { findBrokenChain } from '../../../src/modules/incidents/index.ts'
import { DESK_NOON, type Desk, openDesk, writeWithoutWaiting } from '../../desk.ts'
import { saveSettings, saveUser } from '../../factories.ts'
import { differencesOfLedger } from '../../ledger.ts'
import { type Act, HOLD_SECONDS, isByPerson } from '../acts.ts'
import { isHere } from '../answers.ts'
import { faultsOfBook } from '../book-sense.ts'
import type { Rules } from '../course.ts'
import { isHeld, mayUndoApproval } from '../holds.ts'
import { ARCHIVE_DAYS } from '../jobs.ts'
import { outcomesOf } from '../outcomes.ts'
import { abilitiesOf, inQueue, isLate } from '../readings.ts'
import { ASKS_INSIDE, NAMES, PEOPLE, type Person, roleOf, sees } from '../rights.ts'
import { type Life, lifeOf, type World } from '../world.ts'
import { type Chance, choose, question } from './choose.ts'
import { createDriver, type Driver, startOver } from './drive.ts'
import { differences, parse, readRaw } from './snapshot.ts'

export type Stage = { desk: Desk; driver: Driver; rules: Rules; figures: Figures }
export type Figures = {
  steps: number
  refused: number
  asked: number
  acts: Map<string, number>
  reached: Map<string, number>
  /** Rows of history of whole lives. */
  history: Map<string, number>
}

export async function openStage(): Promise<Stage> {
  const desk = await openDesk()
  const { db } = desk.test
  await writeWithoutWaiting(desk)
  for (const actor of Object.values(PEOPLE)) await saveUser(db, actor)
  await saveSettings(db, { archiveAfterDays: ARCHIVE_DAYS, publicationHoldSeconds: HOLD_SECONDS })
  await db.updateTable('agency').set({ needsInnerApproval: true }).where('code', '=', ASKS_INSIDE).execute()
  // A topic that no agency answers for waits to be distributed.
  await db.deleteFrom('route').where('groupCode', '=', 'culture').execute()
  forgetDirectory(db)
  const [directory, engine] = await Promise.all([getDirectory(db), loadWorkingTime(db)])
  const rules: Rules = {
    engine,
    routeOf: (topicCode, municipalityCode) =>
      chooseAgency(directory, { topicCode, municipalityCode })?.agencyCode ?? null,
  }
  const figures = { steps: 0, refused: 0, asked: 0, acts: new Map(), reached: new Map(), history: new Map() }
  return { desk, driver: createDriver(desk), rules, figures }
}

/** What the model and the product are now, and what led here. */
export type Run = { world: World; raw: string; publicationIds: string[]; told: string[] }

export async function startRun(stage: Stage): Promise<Run> {
  await startOver(stage.desk)
  const run: Run = {
    world: { now: DESK_NOON.getTime(), lives: [], ledger: [] },
    raw: '',
    publicationIds: [],
    told: [],
  }
  run.raw = await readRaw(stage.desk.test.db)
  for (const more of [0, 1, 2]) await takeStep(stage, run, question(run.world, more))
  return run
}

export async function takeChance(stage: Stage, run: Run, chance: Chance): Promise<void> {
  await takeStep(stage, run, choose(run.world, chance, stage.rules))
  const { steps } = stage.figures
  // Readings cost more than steps: each is asked of one person at a time.
  if (steps % 5 === 0) await compareCard(stage, run, chance)
  if (steps % 10 === 0) await compareQueues(stage, run, chance)
  if (steps % 7 === 0) await compareFigures(stage.desk)
}

async function takeStep({ desk, driver, rules, figures }: Stage, run: Run, act: Act): Promise<void> {
  run.told.push(tell(run.world, act))
  const heard = await driver.perform(act, { world: run.world, publicationIds: run.publicationIds })
  // As the Book does before each look at the ledger.
  await markLate(desk.test.db, desk.test.clock.now)
  const raw = await readRaw(desk.test.db)
  const seen = parse(raw)
  let closest: string[] | null = null
  for (const { world, answers } of outcomesOf(run.world, act, rules)) {
    for (const [index, life] of world.lives.entries()) life.row.id ||= seen.ids[index] ?? ''
    const found = [
      ...answers.flatMap((codes, index) => unlike(codes, heard[index] ?? null)),
      ...differences(world, seen),
    ]
    if (found.length > 0) {
      if (!closest || found.length < closest.length) closest = found
      continue
    }
    const isRefused = isByPerson(act) && heard[0] !== null
    if (isRefused && raw !== run.raw) throw new Error(`Refused, but changed:\n${raw}\n${run.raw}`)
    count(figures, act, heard)
    for (const { row } of world.lives) figures.reached.set(row.step, (figures.reached.get(row.step) ?? 0) + 1)
    Object.assign(run, { world, raw, publicationIds: seen.publicationIds })
    return
  }
  throw new Error(`The product and the model differ:\n  ${(closest ?? []).join('\n  ')}`)
}

function unlike(codes: readonly string[], heard: string | null): string[] {
  if (heard === null) return codes.length === 0 ? [] : [`done, the model forbids it: ${codes.join(', ')}`]
  if (codes.length === 0) return [`refused with ${heard}, the model allows it`]
  return codes.includes(heard) ? [] : [`refused with ${heard}, the model with ${codes.join(', ')}`]
}

function count(figures: Figures, act: Act, heard: readonly (string | null)[]): void {
  figures.steps += 1
  figures.asked += heard.length
  figures.refused += heard.filter((code) => code !== null).length
  const all = act.do === 'both' ? act.acts : [act]
  for (const [index, one] of all.entries()) {
    const name = nameOf(one)
    const isDone = (heard[index] ?? null) === null
    const key = isDone ? name : `${name} (refused)`
    figures.acts.set(key, (figures.acts.get(key) ?? 0) + 1)
  }
}

export function nameOf(act: Act): string {
  if (act.do === 'request') return act.request.type
  if (act.do === 'job') return act.name
  return act.do === 'resolve' ? act.decision : act.do
}

/** A line that a person can follow: questions by number, people by name. */
function tell(world: World, act: Act): string {
  if (act.do === 'both') return `at once: ${act.acts.map((one) => tell(world, one)).join(' | ')}`
  const numbered = JSON.stringify(act, (key, value) => {
    const index = world.lives.findIndex(({ row }) => row.id === value)
    if (index >= 0) return `#${index + 1}`
    const name = NAMES.find((person) => PEOPLE[person].id === value)
    if (name) return name
    if (key === 'expectedVersion' || key === 'do') return undefined
    return value
  })
  return `${nameOf(act)} ${numbered}`
}

/** What a person is shown of one question, and that it does not exist for those who may not see it. */
async function compareCard({ desk }: Stage, { world }: Run, { who, life: index }: Chance): Promise<void> {
  const [person, life] = [NAMES[who % NAMES.length], world.lives[index % world.lives.length]]
  if (!person || !life) return
  const response = await desk.test.as(PEOPLE[person]).get(`/incidents/${life.row.id}`)
  const expected = person === 'administrator' ? 403 : sees(person, life.row) ? 200 : 404
  if (response.statusCode !== expected)
    throw new Error(`${person} reads ${life.row.step}: ${response.statusCode}, the model says ${expected}`)
  if (expected !== 200) return
  const shown = response.json().abilities
  const allowed: Record<string, boolean> = abilitiesOf(life, person, world)
  const wrong = Object.keys(allowed).filter((ability) => shown[ability] !== allowed[ability])
  if (wrong.length > 0)
    throw new Error(
      `${person} on #${world.lives.indexOf(life) + 1} ${life.row.step}: the card is wrong about ${wrong.join(', ')}`,
    )
  if (life.row.step === 'publishing') await compareHold(desk.test.as(PEOPLE[person]), world, { life, person })
}

/** Whether the approval can still be taken back, and by whom. */
async function compareHold(client: Client, world: World, { life, person }: { life: Life; person: Person }) {
  const response = await client.get(`/incidents/${life.row.id}/answer`)
  // An analyst reads the questions and not the work on their answers.
  if (response.statusCode === 403 && roleOf(person) === 'analyst') return
  const { hold } = response.json()
  const shown = hold?.mayUndo ?? null
  const expected = isHere(world, life) && isHeld(world, life) ? mayUndoApproval(life, person) : null
  if (shown !== expected)
    throw new Error(`${person} sees the hold of ${life.row.id} as ${shown}, the model says ${expected}`)
}

const COUNTED: readonly Queue[] = [
  'new',
  'distribution',
  'assigned',
  'in_progress',
  'clarifying',
  'approval',
  'publishing',
  'postponed',
  'awaiting_author',
  'mine',
  'mine_today',
  'mine_sent',
  'to_approve',
]

async function compareQueues({ desk }: Stage, { world }: Run, { who, what }: Chance): Promise<void> {
  const person = NAMES[who % NAMES.length]
  if (!person || person === 'administrator') return
  const client = desk.test.as(PEOPLE[person])
  const { queues } = (await client.get('/incidents/counters')).json()
  const expected = Object.fromEntries(
    COUNTED.map((queue) => [queue, countOf(inQueue(world, queue, person), { queue, world })]),
  )
  if (JSON.stringify(sortKeys(queues)) !== JSON.stringify(sortKeys(expected)))
    throw new Error(
      `Counters of ${person}: ${JSON.stringify(queues)}, the model says ${JSON.stringify(expected)}`,
    )
  const queue = COUNTED[what % COUNTED.length] ?? 'mine'
  await compareList(client, world, { queue, person })
}

type Client = ReturnType<Desk['test']['as']>

async function compareList(
  client: Client,
  world: World,
  { queue, person }: { queue: Queue; person: Person },
) {
  const { incidents } = (await client.get(`/incidents?queue=${queue}`)).json()
  const shown = incidents.map(({ id }: { id: string }) => id).sort()
  const expected = inQueue(world, queue, person)
    .map(({ row }) => row.id)
    .sort()
  if (JSON.stringify(shown) !== JSON.stringify(expected))
    throw new Error(`List ${queue} of ${person}: ${shown}, the model says ${expected}`)
}

function countOf(lives: readonly Life[], { queue, world }: { queue: Queue; world: World }) {
  const isFailed = ({ row }: Life) =>
    queue === 'publishing' &&
    world.ledger.some(({ workId, state }) => workId === row.id && state === 'failed')
  return {
    total: lives.length,
    late: lives.filter((life) => isLate(life, world.now)).length,
    failed: lives.filter(isFailed).length,
  }
}

function sortKeys(value: Record<string, unknown>) {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** At the end of a life: no history was touched, nobody got a text twice or one that nobody approved. */
export async function endRun({ desk, figures }: Stage, { world }: Run): Promise<void> {
  for (const row of world.lives.flatMap(({ history }) => history)) {
    const type = row.split(' ')[0] ?? ''
    figures.history.set(type, (figures.history.get(type) ?? 0) + 1)
  }
  const broken = await findBrokenChain(desk.test.db)
  if (broken) throw new Error(`The history of ${broken.incidentId} breaks at ${broken.seq}`)
  await compareFigures(desk)
  const faults = await faultsOfBook(desk.test.db, desk.test.clock.now)
  if (faults.length > 0) throw new Error(['The Book is held for forged:', ...faults].join('\n'))
  const there = world.ledger.filter(({ isThere }) => isThere).length
  const published = new Set(desk.network.published.map(({ key }) => key)).size
  if (published !== there) throw new Error(`${published} texts stand in threads, the model says ${there}`)
  for (const { workId, versionNo, state } of world.ledger) {
    // Nothing of it has left; an approval that was taken back is none.
    if (state === 'cancelled') continue
    const version = lifeOf(world, workId).versions[versionNo - 1]
    if (version?.decision !== 'approved') throw new Error(`Version ${versionNo} of ${workId} left unapproved`)
  }
}

/** What the triggers have kept is what a count of the work says, folded or not, and what the recount of the night says. */
async function compareFigures({ test: { db, clock, context } }: Desk): Promise<void> {
  const lines = await differencesOfLedger(db, clock.now, context.region.timeZone)
  const drift = await correctFigures(db)
  if (lines.length + drift.length > 0)
    throw new Error(['Figures differ:', ...lines, ...drift.map((one) => JSON.stringify(one))].join('\n'))
}

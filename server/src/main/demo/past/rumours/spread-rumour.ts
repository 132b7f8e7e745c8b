/** A rumour from its signal to its end, minute by minute, by the hours that checking takes. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { startStepClock, startTotalClock } from '../../../../modules/fakes/index.ts'
import { type Beside, nothingBeside } from '../beside/beside.ts'
import { progressOf, type World } from '../course/world.ts'
import { type Chance, idAt } from '../domain/chance.ts'
import type { PlannedRumour } from './plan-rumours.ts'
import { rowsOfRumour } from './rumour-rows.ts'
import type { StepTold, TimedStep, ToldRumour } from './told-rumour.ts'

/** Working minutes of each, in the middle. */
const MINUTES: Record<TimedStep, number> = {
  ...{ triage: 9, facts: 34, verdict: 14, text: 16, approval: 11, publication: 7 },
}
const STEPS = ['triage', 'facts', 'verdict', 'text', 'approval', 'publication'] as const

export function spreadRumour(planned: PlannedRumour, world: World): Beside {
  const { chance, signalledAt, index, dropReason } = planned
  const { staff, firstNumbers } = world
  const agencyCode = agencyOf(planned, world)
  const of = { isDanger: planned.rumour.isDanger, topicCode: planned.rumour.topic, agencyCode }
  const steps = listSteps(planned, { agencyCode, world, of })
  const told: ToldRumour = {
    ...{
      id: idAt(signalledAt, chance),
      number: (firstNumbers?.fake ?? 0) + index,
      planned,
      agencyCode,
      steps,
    },
    firstSeenAt: new Date(signalledAt.getTime() - (10 + chance.below(170)) * MINUTE_MS),
    total: startTotalClock({ ...of, agencyCode: null }, { at: signalledAt, ...world }),
    endOf: (step) => steps.find((one) => one.step === step)?.endedAt ?? signalledAt,
    publishedAt: dropReason === null ? (steps.at(-1)?.endedAt ?? null) : null,
    ...{ checker: staff.factChecker, moderator: staff.moderator, body: staff.coordinatorOf(agencyCode) },
    newId: (at) => idAt(at, chance),
  }
  return { ...nothingBeside(), ...rowsOfRumour(told, world) }
}

type Stepping = { agencyCode: string; world: World; of: Parameters<typeof startStepClock>[1] }

function listSteps({ chance, signalledAt, dropReason }: PlannedRumour, { agencyCode, world, of }: Stepping) {
  const { staff } = world
  const { draftMinutes } = world.bodies.qualityOf(agencyCode, progressOf(world, signalledAt))
  const steps: StepTold[] = []
  let at = signalledAt
  for (const step of dropReason === null ? STEPS : STEPS.slice(0, 1)) {
    const usual = MINUTES[step] * (step === 'facts' ? draftMinutes / 170 : 1)
    const endedAt = new Date(at.getTime() + minutesOf(usual, chance) * MINUTE_MS)
    const by =
      step === 'facts'
        ? staff.coordinatorOf(agencyCode)
        : step === 'approval'
          ? staff.moderator
          : staff.factChecker
    const known = step === 'triage' ? { ...of, agencyCode: null } : of
    steps.push({ step, startedAt: at, endedAt, by, clock: startStepClock(step, known, { at, ...world }) })
    at = endedAt
  }
  return steps
}

function minutesOf(usual: number, chance: Chance): number {
  return Math.max(2, Math.round(chance.spread(usual, 0.5)))
}

/** «administration» is that of the place. */
function agencyOf({ rumour, locality }: PlannedRumour, { directory }: World): string {
  const own = `administration-${locality.code}`
  return directory.agencies.some(({ code }) => code === rumour.agency) ? rumour.agency : own
}

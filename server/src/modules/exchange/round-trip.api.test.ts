import { STEPS } from '@veche/contract/values/incidents.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IncidentSeed, saveIncident, saveIncidents } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import { createDice, type Dice } from '../../../test/region/dice.ts'
import { compareWorkingTime } from '../../../test/region/naive-clock.ts'
import { exportFile, importFile } from '../../../test/region/sheet-files.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { newId } from '../../platform/ids.ts'
import { findBrokenChain } from '../incidents/index.ts'

const COUNT = 2000
const AT_ONCE = 100
const FIRST = new Date('2026-02-02T03:00:00Z').getTime()

let origin: TestApp
beforeAll(async () => {
  origin = await startTestApp({ now: new Date('2026-11-24T09:00:00Z') })
  await saveRegion(origin)
}, 240_000)
afterAll(() => origin.close())

async function saveRegion({ context, db }: TestApp): Promise<void> {
  const channel = await saveChannel(context, { externalId: '777' })
  const executor = await saveUser(db, buildActor({ role: 'executor', name: 'Ёлкина Вера' }))
  const [topics, places, agencies] = await Promise.all([
    db.selectFrom('topic').select(['code', 'groupCode']).orderBy('code').execute(),
    db.selectFrom('municipality').select('code').orderBy('code').execute(),
    db.selectFrom('agency').select('code').orderBy('code').execute(),
  ])
  const dice = createDice(7)
  const first = await saveIncident(db, { channelId: channel.id })
  const drawn = Array.from({ length: COUNT - 1 }, (_, index) =>
    draw(index + 1, { dice, topics, places, agencies, executorId: executor.id }),
  )
  for (let from = 0; from < drawn.length; from += AT_ONCE) {
    const some = drawn.slice(from, from + AT_ONCE)
    const saved = await saveIncidents(
      db,
      some.map(({ seed }) => ({ ...seed, channelId: channel.id })),
    )
    const merged = saved.filter((_, index) => some[index]!.isMerged).map(({ id }) => id)
    await db
      .updateTable('incident')
      .set(({ ref }) => ({ step: 'merged', mergedIntoId: first.id, mergedAt: ref('foundAt') }))
      .where('id', 'in', merged)
      .execute()
    const answers = saved.flatMap(({ id }, index) =>
      some[index]!.answers.map((answer) => ({ ...answer, incidentId: id, channelId: channel.id })),
    )
    await db.insertInto('message').values(answers).execute()
  }
}

type Drawing = {
  dice: Dice
  topics: { code: string; groupCode: string }[]
  places: { code: string }[]
  agencies: { code: string }[]
  executorId: string
}

/** In which state it is follows from its number, all else from the dice. */
function draw(index: number, { dice, topics, places, agencies, executorId }: Drawing) {
  const { roll, pick } = dice
  const step = STEPS[index % STEPS.length]!
  const foundAt = new Date(FIRST + index * 3 * 3_600_000 + roll(3_600_000))
  const isSorted = step !== 'new' && step !== 'dismissed'
  const answeredAt = ['postponed', 'awaiting_author', 'done', 'archived'].includes(step)
    ? new Date(foundAt.getTime() + roll(12 * 86_400_000))
    : null
  const isEnded = ['done', 'archived', 'dismissed', 'merged'].includes(step)
  const { code: topicCode, groupCode } = pick(topics)
  const seed: Omit<IncidentSeed, 'channelId'> = {
    text: pick(TEXTS),
    step: step === 'merged' ? 'archived' : step,
    foundAt,
    answeredAt,
    closedAt: isEnded ? new Date((answeredAt ?? foundAt).getTime() + roll(9 * 86_400_000)) : null,
    ...(isSorted && {
      topicCode,
      groupCode,
      municipalityCode: pick(places).code,
      agencyCode: pick(agencies).code,
      assignedAt: new Date(foundAt.getTime() + roll(7_200_000)),
      kind: pick(['solvable', 'unsolvable', 'informational', null] as const),
      assigneeId: roll(2) === 0 ? executorId : null,
      address: pick(ADDRESSES),
    }),
    ...(answeredAt && { outcome: pick(['solved', 'explained', 'not_solved', 'postponed'] as const) }),
    ...(step === 'done' && {
      satisfaction: pick(['satisfied', 'neutral', 'dissatisfied', 'no_answer'] as const),
    }),
    ...(step === 'dismissed' && { dismissReason: pick(['spam', 'abuse', 'no_question'] as const) }),
    ...(roll(5) === 0 && { tags: pick([['жалоба'], ['два', 'слова тут'], ['с, запятой']]) }),
  }
  const answers = answeredAt ? drawAnswers(dice, { answeredAt, count: 1 + roll(4) }) : []
  return { seed, answers, isMerged: step === 'merged' }
}

const TEXTS = [
  'Яма на дороге у дома',
  '=СУММ(1;2) +7 (816) 000-00-00',
  'Две\r\nстроки; «кавычки» "и" запятые, табуляция\tи 😀',
  '  пробелы по краям  ',
  "'апостроф",
  '',
  'я'.repeat(5000),
]
const ADDRESSES = [
  { settlement: 'д. Ёлки', street: 'ул. Мира', house: '5', object: null },
  { settlement: null, street: null, house: null, object: 'Школа №\u00a04' },
  { settlement: null, street: null, house: null, object: null },
]

function drawAnswers({ pick }: Dice, { answeredAt, count }: { answeredAt: Date; count: number }) {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(answeredAt.getTime() + index * 90_061_007)
    return {
      id: newId(),
      network: 'vk',
      surface: 'comment',
      container: 'wall-1',
      externalId: newId(),
      threadExternalId: 'x',
      direction: 'out',
      authorKind: 'self',
      text: pick(['Сделано.', 'Ответ дан.\n\nРешена ли проблема? Ответьте', '-', '@все']),
      attachments: JSON.stringify(index === 1 ? [{ kind: 'photo', url: null, title: null }] : []),
      version: 'v1',
      capturedAt: at,
      isCreationSeen: true,
      occurredAt: at,
      receivedAt: at,
    } as const
  })
}

describe.each(['xlsx', 'csv'] as const)('through %s', (format) => {
  it('goes out, comes into an empty installation, and goes out the same, byte for byte', {
    timeout: 240_000,
  }, async () => {
    const empty = await startTestApp({ now: new Date('2027-01-10T09:00:00Z') })
    try {
      const file = await exportFile(origin, format)
      const report = await importFile(empty, file, format)
      expect(report).toMatchObject({
        read: COUNT,
        added: COUNT,
        known: 0,
        failed: 0,
        errors: [],
        unknown: [],
      })

      const again = await exportFile(empty, format)
      expect(again.equals(file)).toBe(true)

      expect(await importFile(empty, file, format)).toMatchObject({ added: 0, known: COUNT, changed: 0 })
      expect(await importFile(origin, file, format)).toMatchObject({ added: 0, known: COUNT })
      expect(await findBrokenChain(empty.db)).toBeNull()
      const open = await empty.db
        .selectFrom('incident')
        .select('id')
        .where('step', 'not in', ['done', 'dismissed', 'archived'])
        .execute()
      expect(open).toEqual([])
    } finally {
      await empty.close()
    }
  })
})

it('counts working time as a naive clock does, minute by minute', { timeout: 120_000 }, async () => {
  const compared = await compareWorkingTime(origin, await exportFile(origin, 'xlsx'))
  expect(compared).toBeGreaterThan(500)
})

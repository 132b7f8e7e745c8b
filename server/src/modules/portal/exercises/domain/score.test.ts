import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SCRIPTS } from '../content/scripts.ts'
import { type BeatFact, buildDebrief } from './score.ts'
import type { Beat, Script } from './script.ts'
import { minuteAt, type Pace } from './script-clock.ts'

const START = Date.parse('2026-11-24T18:00:00Z')
const PERSON = { firstName: 'Анна', lastName: 'Белова' }
const at = (minute: number, speed = 1) => new Date(START + (minute * 60_000) / speed).toISOString()

function beat(key: string, kind: Beat['kind'], minute: number): Beat {
  const where = { municipality: 'staraya-russa', place: 'comment' as const, person: PERSON }
  return { key, kind, minute, ...where, text: `Слова ${key}`, lesson: `Урок ${key}` }
}
function fact(key: string, minute: number, changes: Partial<BeatFact> = {}): BeatFact {
  const nothing = { seenAt: null, answeredAt: null, isUrgent: false, isDismissed: false, answer: null }
  return { key, saidAt: at(minute), ...nothing, remarks: null, ...changes }
}
function script(...beats: Beat[]): Script {
  const about = { code: 'one', title: 'Одно', summary: 'Одно', goals: ['Цель'], minutes: 60 }
  return { ...about, roles: ['dispatcher'], municipalities: ['staraya-russa'], beats }
}
const paces: Pace[] = [{ at: at(0), speed: 1 }]
const endedAt = new Date(at(60))

it('has seen what it has answered, though the step was on a question that it was joined with', () => {
  const facts = [fact('joined', 0, { answeredAt: at(9), isUrgent: true, answer: 'Едем', remarks: 0 })]
  const beats = [beat('joined', 'danger', 0)]
  const { figures, beats: rows } = buildDebrief({ script: script(...beats), paces, facts, endedAt })
  expect(rows).toMatchObject([{ outcome: 'answered', seenAfter: 9 }])
  expect(figures.dangersMissed).toBe(0)
})

it('tells what came of each, and counts a danger as missed when nobody took it for one', () => {
  const beats = [
    beat('seen', 'danger', 0),
    beat('plain', 'danger', 1),
    beat('slow', 'danger', 2),
    beat('joke', 'lookalike', 3),
    beat('thanks', 'talk', 4),
    beat('late', 'question', 5),
    beat('spam', 'question', 6),
    beat('never', 'complaint', 7),
    beat('silent', 'rumour', 8),
  ]
  const facts = [
    fact('seen', 0, { seenAt: at(3), answeredAt: at(9), isUrgent: true, answer: 'Едем', remarks: 0 }),
    // Opened, but as any other.
    fact('plain', 1, { seenAt: at(2), answeredAt: at(10), answer: 'Ответ', remarks: 2 }),
    fact('slow', 2, { seenAt: at(30), answeredAt: at(31), isUrgent: true, answer: 'Поздно', remarks: 1 }),
    fact('joke', 3, { seenAt: at(5), isUrgent: true }),
    fact('thanks', 4),
    fact('late', 5, { seenAt: at(6), answeredAt: at(55), answer: 'Ответ', remarks: 0 }),
    fact('spam', 6, { seenAt: at(7), isDismissed: true }),
    fact('never', 7),
  ]
  const {
    figures,
    beats: rows,
    best,
    worst,
  } = buildDebrief({ script: script(...beats), paces, facts, endedAt })
  expect(rows.map(({ key, outcome }) => `${key}: ${outcome}`)).toEqual([
    'seen: answered',
    'plain: answered',
    'slow: late',
    'joke: seen',
    'thanks: left',
    'late: late',
    'spam: dismissed',
    'never: missed',
    'silent: unsaid',
  ])
  expect(figures).toEqual({
    ...{ seenMinutes: 1.5, answeredMinutes: 19, asked: 7, answered: 4 },
    ...{ dangers: 3, dangersMissed: 1, dangersLate: 1, falseAlarms: 1 },
    ...{ firstWordMinute: null, rumours: 0, rumoursAfterWord: 0, answers: 4, remarks: 3 },
  })
  expect([best, worst]).toEqual(['seen', 'never'])
})

it('tells nothing of what was still to come when it ended, and of a rumour that was silenced that it was', () => {
  const of = script(beat('said', 'rumour', 0), beat('silenced', 'rumour', 8), beat('later', 'danger', 20))
  const facts = [fact('said', 0, { seenAt: at(1), answeredAt: at(2), answer: 'Нет' })]
  const { beats, figures } = buildDebrief({ script: of, paces, facts, endedAt: new Date(at(12)) })
  expect(beats.map(({ key, outcome }) => [key, outcome])).toEqual([
    ['said', 'answered'],
    ['silenced', 'unsaid'],
  ])
  expect(figures).toMatchObject({ rumours: 1, dangers: 0 })
})

it('takes only what a person marked for a false alarm', () => {
  const one = script(beat('joke', 'lookalike', 0))
  const facts = [fact('joke', 0, { isUrgent: true })]
  expect(buildDebrief({ script: one, paces, facts, endedAt }).figures.falseAlarms).toBe(0)
})

it('counts who still spreads a rumour after the first official word, not before it', () => {
  const beats = [beat('one', 'rumour', 0), beat('two', 'rumour', 6), beat('three', 'rumour', 14)]
  const facts = [fact('one', 0, { seenAt: at(1), answeredAt: at(10) }), fact('two', 6), fact('three', 14)]
  const { figures } = buildDebrief({ script: script(...beats), paces, facts, endedAt })
  expect(figures).toMatchObject({ rumours: 3, firstWordMinute: 10, rumoursAfterWord: 1 })
})

it('goes by the minutes of the exercise: a minute at ×10 is ten, and a pause is none', () => {
  const changing = [
    { at: at(0), speed: 10 },
    { at: at(2), speed: 0 },
    { at: at(7), speed: 1 },
  ]
  expect(minuteAt(changing, new Date(at(-1)))).toBe(0)
  expect(minuteAt(changing, new Date(at(1)))).toBe(10)
  expect(minuteAt(changing, new Date(at(5)))).toBe(20)
  expect(minuteAt(changing, new Date(at(9)))).toBe(22)
  const facts = [{ ...fact('one', 1), seenAt: at(6), answeredAt: at(9) }]
  const [row] = buildDebrief({
    script: script(beat('one', 'question', 10)),
    paces: changing,
    facts,
    endedAt,
  }).beats
  expect(row).toMatchObject({ minute: 10, seenAfter: 10, answeredAfter: 12 })
})

/** Written from the words of the decision, not from the rules: loops over rows, in milliseconds. */
function recount(of: Script, facts: readonly BeatFact[], speed: number) {
  const known = of.beats.flatMap((one) => {
    const found = facts.find(({ key }) => key === one.key)
    return found ? [{ ...one, ...found }] : []
  })
  const minutes = (from: string, to: string | null) =>
    to === null ? null : (Math.max(0, Date.parse(to) - Date.parse(from)) / 60_000) * speed
  let asked = 0
  let answered = 0
  let missed = 0
  let late = 0
  let remarks = 0
  for (const one of known) {
    remarks += one.remarks ?? 0
    if (one.kind === 'talk') continue
    asked += 1
    const reply = minutes(one.saidAt, one.answeredAt)
    if (reply !== null) answered += 1
    if (one.kind !== 'danger') continue
    const look = minutes(one.saidAt, one.seenAt ?? one.answeredAt)
    if (look === null || !one.isUrgent) missed += 1
    else if (Math.round(look * 10) > 100 || reply === null || Math.round(reply * 10) > 250) late += 1
  }
  return { asked, answered, dangersMissed: missed, dangersLate: late, remarks }
}

it.each(SCRIPTS.map((one) => [one.code, one] as const))(
  'gives of %s the figures of a recount, whatever was done, and each of them its rows',
  (_code, one) => {
    const moment = fc.option(fc.integer({ min: 0, max: 90 }), { nil: null })
    const deeds = fc.array(
      fc.record({ seen: moment, answered: moment, isUrgent: fc.boolean(), isDismissed: fc.boolean() }),
      { minLength: one.beats.length, maxLength: one.beats.length },
    )
    const speeds = fc.constantFrom(1, 2, 5, 10, 20)
    fc.assert(
      fc.property(deeds, speeds, fc.nat(one.beats.length), (done, speed, said) => {
        const facts = one.beats.slice(0, said).map(({ key, minute, kind }, index): BeatFact => {
          const { seen, answered, isUrgent, isDismissed } = done[index]!
          const after = (minutes: number | null) => (minutes === null ? null : at(minute + minutes, speed))
          const remarks = answered === null ? null : index % 3
          return {
            ...{ key, saidAt: at(minute, speed), seenAt: after(seen), answeredAt: after(answered) },
            ...{ isUrgent, isDismissed, answer: answered === null ? null : 'Ответ', remarks },
            ...(kind === 'talk' && { seenAt: null }),
          }
        })
        const { figures, beats } = buildDebrief({
          script: one,
          paces: [{ at: at(0), speed }],
          facts,
          endedAt,
        })
        expect(figures).toMatchObject(recount(one, facts, speed))
        const rows = (figure: string) =>
          beats.filter((row) => row.figures.some((own) => own === figure)).length
        expect([rows('share'), rows('answered'), rows('dangersMissed'), rows('dangersLate')]).toEqual([
          ...[figures.asked, figures.answered, figures.dangersMissed, figures.dangersLate],
        ])
        expect(rows('rumours')).toBe(figures.rumoursAfterWord)
        expect(rows('falseAlarms')).toBe(figures.falseAlarms)
      }),
    )
  },
)

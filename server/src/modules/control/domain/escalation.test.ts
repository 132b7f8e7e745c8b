import { STEPS } from '@veche/contract/values/incidents.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choosePeople, createStaffBook, firstHolders, type Person } from './choose-people.ts'
import { DUTIES, isOfCentre, isStillOwed, nextAbove, whomToRemind } from './escalation.ts'

const stage = fc.oneof(
  fc.constantFrom(0.5, 0.8, 1).map((share) => ({ share, daysLate: 0 })),
  fc.integer({ min: 1, max: 30 }).map((daysLate) => ({ share: 1, daysLate })),
)
const step = fc.constantFrom(...STEPS)
const person = fc.record<Person>({
  id: fc.constantFrom('anna', 'boris', 'vera', 'gleb', 'darya'),
  grants: fc.array(
    fc.record({
      role: fc.constantFrom(
        'executor' as const,
        'coordinator' as const,
        'head' as const,
        'dispatcher' as const,
      ),
      scope: fc.constantFrom(
        { kind: 'region' as const },
        { kind: 'agency' as const, code: 'roads' },
        { kind: 'agency' as const, code: 'health' },
        { kind: 'unit' as const, code: 'bridges' },
        { kind: 'municipality' as const, code: 'borovichi' },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})
const PLACE = { municipalityCode: 'borovichi', agencyCode: 'roads', unitCode: null, assigneeId: 'gleb' }

describe('escalation', () => {
  it('never stops telling whoever was told before', () => {
    fc.assert(
      fc.property(step, stage, stage, (at, one, two) => {
        const [earlier, later] =
          one.share + one.daysLate <= two.share + two.daysLate ? [one, two] : [two, one]
        // At approval the moderator is joined by dispatchers: nobody leaves.
        const heard = new Set(whomToRemind(at, later))
        expect(whomToRemind(at, earlier).filter((duty) => !heard.has(duty))).toEqual([])
      }),
    )
  })

  it('begins with whose step it is', () => {
    for (const at of STEPS) {
      const [first] = whomToRemind(at, { share: 0.5, daysLate: 0 })
      if (isOfCentre(at)) expect(['dispatcher', 'moderator']).toContain(first)
      else expect(first).toBe('assignee')
    }
  })

  it('leads up from every duty to an end', () => {
    for (const duty of DUTIES) {
      const seen = new Set<string>()
      for (let at: typeof duty | null = duty; at !== null; at = nextAbove(at)) {
        expect(seen.has(at)).toBe(false)
        seen.add(at)
      }
      expect(seen.has('moderator')).toBe(true)
    }
  })

  it('speaks of a step in that step only, and of no ended work', () => {
    expect(isStillOwed('triage', 'new')).toBe(true)
    expect(isStillOwed('triage', 'assigned')).toBe(false)
    for (const key of ['triage', 'draft', 'first_answer', 'final_answer'])
      for (const at of ['done', 'dismissed', 'merged', 'archived', 'awaiting_author'] as const)
        expect(isStillOwed(key, at)).toBe(false)
  })
})

describe('people of a duty', () => {
  it('are told once each, and somebody is told while anybody could be', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(person, { selector: ({ id }) => id }),
        step,
        stage,
        (people, at, reached) => {
          const staff = createStaffBook(people)
          const chosen = choosePeople(staff, PLACE, whomToRemind(at, reached))
          expect(new Set(chosen).size).toBe(chosen.length)
          for (const id of chosen) expect(people.some((one) => one.id === id)).toBe(true)
          const hasCentre = people.some(({ grants }) =>
            grants.some(({ role, scope }) => role === 'dispatcher' && scope.kind === 'region'),
          )
          if (hasCentre && !(isOfCentre(at) && at === 'approval')) expect(chosen.length).toBeGreaterThan(0)
        },
      ),
    )
  })

  it('are of this place only, the nearest scope first', () => {
    const staff = createStaffBook([
      { id: 'near', grants: [{ role: 'coordinator', scope: { kind: 'agency', code: 'roads' } }] },
      { id: 'wide', grants: [{ role: 'coordinator', scope: { kind: 'municipality', code: 'borovichi' } }] },
      { id: 'other', grants: [{ role: 'coordinator', scope: { kind: 'agency', code: 'health' } }] },
    ])
    expect(choosePeople(staff, PLACE, ['coordinator'])).toEqual(['near'])
    expect(choosePeople(staff, { ...PLACE, agencyCode: 'schools' }, ['coordinator'])).toEqual(['wide'])
    expect(firstHolders(staff, PLACE, ['head', 'coordinator'])).toEqual(['near'])
  })

  it('do not include an assignee who is not active any more', () => {
    const staff = createStaffBook([
      { id: 'anna', grants: [{ role: 'executor', scope: { kind: 'agency', code: 'roads' } }] },
    ])
    expect(choosePeople(staff, PLACE, ['assignee'])).toEqual(['anna'])
  })
})

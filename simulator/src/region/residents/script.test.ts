import { describe, expect, it } from 'vitest'
import { buildScript, homes, municipalities, phrasebook } from '../testing.ts'
import type { Season } from './compose.ts'
import { invitePeople, RESIDENT_COUNT } from './people.ts'
import type { Action } from './script.ts'

function take(count: number, options: { seed?: string; run?: number; season?: Season } = {}): Action[] {
  const script = buildScript(options)
  return Array.from({ length: count }, () => script.next(options.season ?? 'winter'))
}

describe('the script of the region', () => {
  it('is the same for the same seed, action by action', () => {
    expect(take(500)).toEqual(take(500))
  })

  it('differs by seed and from one start to the next', () => {
    expect(take(100, { seed: 'pskov' })).not.toEqual(take(100))
    expect(take(100, { run: 1 })).not.toEqual(take(100))
  })

  it('opens the wall of every community before anyone comments', () => {
    const opening = take(homes.length)
    expect(opening.every(({ type }) => type === 'post')).toBe(true)
    expect(new Set(opening.map((post) => post.type === 'post' && post.municipalityCode)).size).toBe(
      homes.length,
    )
  })

  it('writes all kinds of things and never the same key twice', () => {
    const actions = take(3000)
    const made = actions.filter(({ type }) => type === 'post' || type === 'comment' || type === 'message')
    expect(new Set(made.map(({ key }) => key)).size).toBe(made.length)
    expect(new Set(actions.map(({ type }) => type))).toEqual(
      new Set(['post', 'comment', 'message', 'edit', 'delete', 'restore']),
    )
    const kinds = new Set(
      actions.flatMap((action) =>
        action.type === 'comment' || action.type === 'message' ? [action.meaning.kind] : [],
      ),
    )
    expect([...kinds].sort()).toEqual(
      ['abuse', 'chatter', 'complaint', 'danger', 'follow_up', 'question', 'spam', 'thanks'].sort(),
    )
  })

  it('edits, deletes and restores only what stands', () => {
    const alive = new Map<string, boolean>()
    for (const action of take(3000)) {
      if (action.type === 'comment') alive.set(action.key, true)
      if (action.type === 'edit') expect(alive.get(action.key)).toBe(true)
      if (action.type === 'delete') expect(alive.get(action.key)).toBe(true)
      if (action.type === 'restore') expect(alive.get(action.key)).toBe(false)
      if (action.type === 'delete' || action.type === 'restore')
        alive.set(action.key, action.type === 'restore')
    }
  })

  it('lets follow-ups come from the author and agreement from a neighbour', () => {
    const actions = take(3000).filter((action) => action.type === 'comment')
    const byKey = new Map(actions.map((action) => [action.key, action]))
    const replies = actions.filter(({ replyToKey }) => replyToKey !== null)
    expect(replies.length).toBeGreaterThan(100)
    for (const reply of replies) {
      const asked = byKey.get(reply.replyToKey ?? '')
      expect(asked?.person.municipalityCode).toBe(reply.person.municipalityCode)
      expect(asked?.person.id === reply.person.id).toBe(reply.meaning.kind === 'follow_up')
    }
  })

  it('lets neighbours and the author write again of one house, and asks of two things at once', () => {
    const actions = take(4000).filter((action) => action.type === 'comment' && action.replyToKey === null)
    const texts = actions.flatMap((action) => ('text' in action ? [action] : []))
    const again = texts.filter(({ text }) => phrasebook.talk.again.some((words) => text.startsWith(words)))
    expect(again.length).toBeGreaterThan(20)
    const both = texts.flatMap((action) => ('meaning' in action ? [action] : []))
    const double = both.filter(({ meaning }) => meaning.alsoAsks !== undefined)
    expect(double.length).toBeGreaterThan(20)
    for (const { text, meaning } of double) expect(text).toContain(meaning.alsoAsks)
  })

  it('does not speak of snow in summer nor of ticks in winter', () => {
    const texts = (season: Season): string =>
      take(3000, { season })
        .map((action) => ('text' in action ? action.text.toLowerCase() : ''))
        .join('\n')
    expect(texts('summer')).not.toMatch(/гололёд|сосульк|не чищен ни разу/u)
    expect(texts('winter')).not.toMatch(/борщевик/u)
  })

  it('names only streets of the municipality it is about', () => {
    const streets = new Map(
      phrasebook.places.map((place) => [place.code, place.streets.map((street) => street.toLowerCase())]),
    )
    let named = 0
    for (const action of take(3000)) {
      if (action.type !== 'comment' && action.type !== 'message') continue
      const street = /по адресу ул\. ([^,]+), \d/u.exec(action.text.toLowerCase())?.[1]
      if (street === undefined) continue
      named += 1
      expect(streets.get(action.person.municipalityCode)).toContain(street)
    }
    expect(named).toBeGreaterThan(50)
  })
})

describe('the people', () => {
  it('are the same for the same seed and live everywhere', () => {
    const people = invitePeople('novgorod', homes)
    expect(people).toEqual(invitePeople('novgorod', homes))
    expect(people).toHaveLength(RESIDENT_COUNT)
    expect(new Set(people.map(({ id }) => id)).size).toBe(RESIDENT_COUNT)
    expect(new Set(people.map(({ municipalityCode }) => municipalityCode)).size).toBe(municipalities.length)
  })
})

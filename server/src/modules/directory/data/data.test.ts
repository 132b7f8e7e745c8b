import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const path = (name: string) => new URL(`./${name}.json`, import.meta.url)
const read = (name: string) => JSON.parse(readFileSync(path(name), 'utf8'))
const codesOf = (rows: { code: string }[]) => rows.map(({ code }) => code)

const municipalities = read('municipalities')
const settlements = read('settlements')
const { groups, topics } = read('topics')
const agencies = read('agencies')
const schedules = read('schedules')
const polygons = read('municipality-polygons')

type Ring = [number, number][]

/** Even-odd rule: a hole is one more ring. */
function isInside([x, y]: [number, number], rings: Ring[]): boolean {
  let inside = false
  for (const ring of rings) {
    for (const [i, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(i + 1) % ring.length]!
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
  }
  return inside
}

describe('the starting data of a region', () => {
  it('has stable, unique codes', () => {
    for (const rows of [municipalities, groups, topics, agencies, schedules]) {
      const codes = codesOf(rows)
      expect(new Set(codes).size).toBe(codes.length)
      for (const code of codes) expect(code).toMatch(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)?$/)
    }
  })

  it('has 22 municipalities, each with a boundary that holds its point', () => {
    expect(municipalities).toHaveLength(22)
    for (const { code, longitude, latitude } of municipalities) {
      const feature = polygons.features.find(
        (row: { properties: { code: string } }) => row.properties.code === code,
      )
      expect(isInside([longitude, latitude], feature.geometry.coordinates), code).toBe(true)
    }
  })

  it('keeps one line between neighbours; the rest is the border of the region', () => {
    const edges = new Map<string, number>()
    for (const { geometry } of polygons.features) {
      for (const ring of geometry.coordinates as Ring[]) {
        for (const [i, point] of ring.slice(0, -1).entries()) {
          const key = [String(point), String(ring[i + 1])].sort().join(' ')
          edges.set(key, (edges.get(key) ?? 0) + 1)
        }
      }
    }
    const counts = [...edges.values()]
    expect(Math.max(...counts)).toBe(2)
    expect(counts.filter((count) => count === 2).length).toBeGreaterThan(counts.length * 0.45)
  })

  it('is small enough to send to a browser and says whose it is', () => {
    expect(readFileSync(path('municipality-polygons')).byteLength).toBeLessThan(120 * 1024)
    expect(polygons.attribution).toContain('OpenStreetMap')
  })

  it('has 26 groups and 359 topics of these groups', () => {
    expect(groups).toHaveLength(26)
    expect(topics).toHaveLength(359)
    const known = new Set(codesOf(groups))
    for (const { code, groupCode } of topics) {
      expect(known.has(groupCode)).toBe(true)
      expect(code.startsWith(`${groupCode}.`)).toBe(true)
    }
  })

  it('defines the topics residents write about most and gives keywords to twice as many', () => {
    expect(
      topics.filter(({ definition }: { definition: string | null }) => definition).length,
    ).toBeGreaterThan(80)
    const withKeywords = topics.filter(
      ({ keywords }: { keywords: object }) => Object.keys(keywords).length > 0,
    )
    expect(withKeywords.length).toBeGreaterThan(200)
  })

  it('refers only to municipalities and schedules that exist', () => {
    const known = new Set(codesOf(municipalities))
    const weeks = new Set(codesOf(schedules))
    for (const { municipalityCode } of settlements) expect(known.has(municipalityCode)).toBe(true)
    for (const { municipalityCode, scheduleCode, units } of agencies) {
      expect(municipalityCode === null || known.has(municipalityCode)).toBe(true)
      expect(weeks.has(scheduleCode)).toBe(true)
      expect(units.length).toBeGreaterThanOrEqual(2)
    }
  })

  it('gives every municipality its administration', () => {
    const administered = agencies
      .filter(({ kind }: { kind: string }) => kind === 'administration')
      .map(({ municipalityCode }: { municipalityCode: string }) => municipalityCode)

    expect(administered.sort()).toEqual(codesOf(municipalities).sort())
  })

  it('has weeks whose hours go forward', () => {
    for (const { kind, week } of schedules) {
      expect(week === null).toBe(kind === 'round_the_clock')
      for (const day of Object.values(week ?? {}) as [string, string][][]) {
        const times = day.flat()
        expect(times).toEqual([...times].sort())
      }
    }
  })
})

describe('the words of topics', () => {
  it('are there for every topic but the rest of a group, which is what no words fit', () => {
    const wordless = topics.filter(({ keywords }: { keywords: object }) => Object.keys(keywords).length === 0)
    for (const code of codesOf(wordless)) expect(code).toMatch(/\.other$/)
  })
})

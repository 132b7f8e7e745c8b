import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseRoute, findRouteConflicts, findRouteProblems, type Route } from './routing.ts'

const lightingInRussa: Route = {
  topicCode: 'roads.lighting',
  groupCode: null,
  municipalityCode: 'staraya-russa',
  agencyCode: 'local-lights',
}
const lighting: Route = { ...lightingInRussa, municipalityCode: null, agencyCode: 'lights' }
const roadsInRussa: Route = {
  topicCode: null,
  groupCode: 'roads',
  municipalityCode: 'staraya-russa',
  agencyCode: 'local-roads',
}
const roads: Route = { ...roadsInRussa, municipalityCode: null, agencyCode: 'roads' }
const query = { topicCode: 'roads.lighting', groupCode: 'roads', municipalityCode: 'staraya-russa' }

describe('chooseRoute', () => {
  it.each([
    [[roads, roadsInRussa, lighting, lightingInRussa], 'topic_municipality', 'local-lights'],
    [[roads, roadsInRussa, lighting], 'topic', 'lights'],
    [[roads, roadsInRussa], 'group_municipality', 'local-roads'],
    [[roads], 'group', 'roads'],
  ] as const)('takes the most exact of the rows', (routes, match, agencyCode) => {
    expect(chooseRoute(routes, query)).toMatchObject({ match, route: { agencyCode } })
  })

  it('names the rows it passed over, the closest first', () => {
    const choice = chooseRoute([roads, lighting, lightingInRussa], query)

    expect(choice?.passedOver).toEqual([lighting, roads])
  })

  it('uses only rows for the whole region while the place is unknown', () => {
    const choice = chooseRoute([roads, roadsInRussa, lightingInRussa], { ...query, municipalityCode: null })

    expect(choice?.route).toEqual(roads)
  })

  it('finds nothing for a topic that no row speaks of', () => {
    expect(chooseRoute([lightingInRussa], { ...query, topicCode: 'roads.signs' })).toBeNull()
  })

  it('does not choose between two rows with one key', () => {
    expect(() => chooseRoute([roads, { ...roads, agencyCode: 'other' }], query)).toThrowError(
      expect.objectContaining({ code: 'directory.route_conflict' }),
    )
  })
})

const code = (prefix: string) => fc.integer({ min: 0, max: 3 }).map((n) => `${prefix}${n}`)
const anyRoute: fc.Arbitrary<Route> = fc
  .record({
    kind: fc.boolean(),
    key: code('k'),
    municipalityCode: fc.option(code('m')),
    agencyCode: code('a'),
  })
  .map(({ kind, key, municipalityCode, agencyCode }) => ({
    topicCode: kind ? key : null,
    groupCode: kind ? null : key,
    municipalityCode,
    agencyCode,
  }))
const anyTable = fc.uniqueArray(anyRoute, {
  selector: (route) => JSON.stringify([route.topicCode, route.groupCode, route.municipalityCode]),
})
const anyQuery = fc.record({
  topicCode: code('k'),
  groupCode: code('k'),
  municipalityCode: fc.option(code('m')),
})

describe('any table without conflicts', () => {
  it('gives one answer, whatever the order of its rows', () => {
    fc.assert(
      fc.property(anyTable, anyQuery, fc.nat(), (routes, asked, turn) => {
        const cut = routes.length ? turn % routes.length : 0
        const turned = [...routes.slice(cut), ...routes.slice(0, cut)].reverse()
        expect(chooseRoute(turned, asked)).toEqual(chooseRoute(routes, asked))
      }),
    )
  })

  it('never sends to a row of another municipality', () => {
    fc.assert(
      fc.property(anyTable, anyQuery, (routes, asked) => {
        const local = chooseRoute(routes, asked)?.route.municipalityCode ?? null
        expect([null, asked.municipalityCode]).toContain(local)
      }),
    )
  })

  it('keeps its answer when a less exact row is added', () => {
    fc.assert(
      fc.property(anyTable, anyQuery, (routes, asked) => {
        const choice = chooseRoute(routes, asked)
        fc.pre(choice !== null && choice.match !== 'group')
        const others = routes.filter((r) => r.groupCode !== asked.groupCode || r.municipalityCode !== null)
        const fallback = { ...roads, groupCode: asked.groupCode }
        expect(chooseRoute([...others, fallback], asked)?.route).toEqual(choice?.route)
      }),
    )
  })

  it('shows a copied row as a conflict', () => {
    fc.assert(
      fc.property(anyTable, anyRoute, (routes, route) => {
        expect(findRouteConflicts(routes)).toEqual([])
        const other = { ...route, agencyCode: 'another' }
        expect(findRouteConflicts([route, other])).toEqual([[route, other]])
      }),
    )
  })
})

describe('the starting data', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), 'utf8'))
  const { topics, groups } = read('topics')
  const [municipalities, agencies, routes] = ['municipalities', 'agencies', 'routes'].map(read)
  const codes = (rows: { code: string }[]) => new Set(rows.map((row) => row.code))

  it('has no conflict and no unknown code in the routing table', () => {
    const known = {
      topicCode: codes(topics),
      groupCode: codes(groups),
      municipalityCode: codes(municipalities),
      agencyCode: codes(agencies),
    }

    expect(findRouteProblems(routes, known)).toEqual([])
  })

  it('finds a body for every topic in every municipality and where the place is unknown', () => {
    const places: (string | null)[] = [...codes(municipalities), null]
    const lost = topics.flatMap(({ code: topicCode, groupCode }: { code: string; groupCode: string }) =>
      places.filter((municipalityCode) => !chooseRoute(routes, { topicCode, groupCode, municipalityCode })),
    )

    expect(topics).toHaveLength(359)
    expect(places).toHaveLength(23)
    expect(lost).toEqual([])
  })

  it('never sends an incident to the administration of another municipality', () => {
    const wrong = routes.filter((route: Route) => {
      const agency = agencies.find((row: { code: string }) => row.code === route.agencyCode)
      return agency.municipalityCode !== null && agency.municipalityCode !== route.municipalityCode
    })

    expect(wrong).toEqual([])
  })
})

describe('findRouteProblems', () => {
  const known = {
    topicCode: new Set(['roads.lighting']),
    groupCode: new Set(['roads']),
    municipalityCode: new Set(['staraya-russa']),
    agencyCode: new Set(['lights', 'roads', 'local-roads']),
  }

  it('refuses a row with both a topic and a group, or with neither', () => {
    const both = { ...lighting, groupCode: 'roads' }
    const neither = { ...roads, groupCode: null }

    expect(findRouteProblems([both, neither], known)).toEqual([
      { type: 'topic_or_group', route: both },
      { type: 'topic_or_group', route: neither },
    ])
  })

  it('names the field with a code that nobody knows', () => {
    const route = { ...roads, agencyCode: 'closed-long-ago' }

    expect(findRouteProblems([route, roadsInRussa], known)).toEqual([
      { type: 'unknown_code', field: 'agencyCode', route },
    ])
  })
})

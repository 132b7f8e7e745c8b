/** What may come in: everything that a route takes has a form and an end, and what it does not name is not taken. */

import { ROUTES } from '@veche/contract/routes/all.ts'
import type { Route } from '@veche/contract/routes/route.ts'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

type Node = {
  type?: string
  properties?: Record<string, Node>
  additionalProperties?: Node | boolean
  items?: Node
  prefixItems?: Node[]
  anyOf?: Node[]
  oneOf?: Node[]
  allOf?: Node[]
  $defs?: Record<string, Node>
  [rule: string]: unknown
}

const CHECKED = ROUTES.filter((route: Route) => !route.isSelfChecked)
const PARTS = ['params', 'query', 'body'] as const

/** What a schema says of each of its parts, with the names of fields on the way. */
function* walk(node: Node, at: string): Generator<[string, Node]> {
  yield [at, node]
  for (const [name, part] of Object.entries(node.properties ?? {})) yield* walk(part, `${at}.${name}`)
  if (typeof node.additionalProperties === 'object') yield* walk(node.additionalProperties, `${at}.*`)
  if (node.items) yield* walk(node.items, `${at}[]`)
  for (const part of [node.anyOf, node.oneOf, node.allOf, node.prefixItems].flatMap((parts) => parts ?? []))
    yield* walk(part, at)
  for (const part of Object.values(node.$defs ?? {})) yield* walk(part, at)
}

function* parts(io: 'input' | 'output'): Generator<[string, Node]> {
  for (const route of CHECKED as Route[])
    for (const part of PARTS) {
      const schema = route[part]
      if (schema)
        yield* walk(
          z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Node,
          `${route.method} ${route.path} ${part}`,
        )
    }
}

const isOneOf = (node: Node) => node.enum !== undefined || node.const !== undefined

/** What has its end elsewhere, by the end of its place. */
const ENDS_ELSEWHERE = [
  // `true`, `false` and their like: zod knows a dozen words and refuses the rest.
  /query\.(unread|urgent|late|isCounted|isCentre|counters|withoutNames|withoutSecondFactor)$/,
  // Read by the schema of the filter, in which each field has its end.
  /body\.filter\.\*$/,
  // Trimmed and then read as an address of 254 letters.
  /report-addresses body\.address$/,
  // Compared with the range of the field that the region has made.
  /body\.(ownFields|values)\.\*$|conditions\[\]\.values\[\]$|acts\[\]\.value$/,
  // One of the few terms that a part of an answer may have.
  /contributions(\/term)? (query|body)\.hours$/,
  // Of a code that is looked up as it is.
  /params\.(id|link|path|day|index)$/,
]
const endsElsewhere = (at: string) => ENDS_ELSEWHERE.some((end) => end.test(at))

describe('what a route takes', () => {
  it('is a line of known form or length', () => {
    const endless = [...parts('input')].filter(
      ([at, node]) =>
        node.type === 'string' &&
        !isOneOf(node) &&
        [node.maxLength, node.format, node.pattern].every((rule) => rule === undefined) &&
        !endsElsewhere(at),
    )
    expect([...new Set(endless.map(([at]) => at))]).toEqual([])
  })

  it('is a list that has an end', () => {
    const endless = [...parts('input')].filter(
      ([, node]) => node.type === 'array' && node.maxItems === undefined && !node.prefixItems,
    )
    expect(endless.map(([at]) => at)).toEqual([])
  })

  it('is a number between two others', () => {
    const endless = [...parts('output')].filter(([at, node]) => {
      if (!['number', 'integer'].includes(node.type ?? '') || isOneOf(node) || endsElsewhere(at)) return false
      const least = node.minimum ?? node.exclusiveMinimum
      const most = node.maximum ?? node.exclusiveMaximum
      return least === undefined || most === undefined
    })
    expect([...new Set(endless.map(([at]) => at))]).toEqual([])
  })

  it('holds no field that is not named: others are refused or dropped', () => {
    const open = [...parts('output')].filter(
      ([, node]) => node.type === 'object' && node.properties && node.additionalProperties !== false,
    )
    expect(open.map(([at]) => at)).toEqual([])
  })

  it('leads to a page of the web where it is an address', () => {
    const addresses: [string, z.ZodType][] = []
    for (const route of CHECKED as Route[])
      for (const part of PARTS) {
        const schema = route[part]
        if (!schema) continue
        z.toJSONSchema(schema, {
          ...{ io: 'input', unrepresentable: 'any' },
          override: ({ zodSchema }) => {
            if (zodSchema instanceof z.ZodURL) addresses.push([`${route.method} ${route.path}`, zodSchema])
          },
        })
      }
    expect(addresses.length).toBeGreaterThan(5)
    for (const [at, schema] of addresses)
      for (const url of [
        'javascript:alert(1)',
        'data:text/html,x',
        'vbscript:x',
        'file:///etc/passwd',
        'ftp://x.example',
      ])
        expect([at, url, schema.safeParse(url).success]).toEqual([at, url, false])
  })
})

describe('what a route answers', () => {
  it('is declared field by field, and nothing else leaves', () => {
    const untold = (CHECKED as Route[]).flatMap(({ method, path, response }) => {
      if (!response) return []
      const schema = z.toJSONSchema(response, { io: 'output', unrepresentable: 'any' }) as Node
      return [...walk(schema, `${method} ${path}`)]
        .filter(([, node]) => node.properties && node.additionalProperties !== false)
        .map(([at]) => at)
    })
    expect(untold).toEqual([])
  })
})

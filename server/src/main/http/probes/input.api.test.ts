/** What a stranger may write into an address, a body or a cookie, and what becomes of it. */
import { ROUTES } from '@veche/contract/routes/all.ts'
import type { Route } from '@veche/contract/routes/route.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildActor } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'

let test: TestApp
let token = ''
beforeAll(async () => {
  test = await startTestApp()
  const grants = ROLES.map((role) => ({ role, scope: { kind: 'region' as const } }))
  token = await test.tokenOf(buildActor({ grants }))
})
afterAll(() => test.close())

type Call = { method?: string; payload?: string | object; headers?: Record<string, string> }
const ask = (url: string, { method = 'GET', payload, headers = {} }: Call = {}) =>
  test.app.inject({
    method: method as 'GET',
    url,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(payload !== undefined && { payload }),
  })

/** Hundreds of requests each: slow on a busy machine, and nothing is asserted of when. */
const MANY = { timeout: 180_000 }
const JSON_BODY = { 'content-type': 'application/json' }
const NOWHERE = '00000000-0000-7000-8000-000000000000'
/** Every route of the staff that reads and has parts that change, written as `part`. */
const readsWith = (part: string) =>
  ROUTES.filter(
    ({ method, path }: Route) => method === 'GET' && path.startsWith('/api/') && path.includes('{'),
  ).map(({ path }) => path.replaceAll(/\{\w+\}/g, part))

/** Quotes, comments, patterns, what no text may hold, what turns letters around, what is longer than it looks. */
const HOSTILE = [
  `'`,
  `' or '1'='1`,
  `';select pg_sleep(9)--`,
  `") or sleep(9)#`,
  `\\'; drop table app_user; --`,
  `%27%20or%201=1`,
  '%',
  '_%_',
  '\\',
  '\u0000',
  '\ud800',
  '\u202e',
  '$'.concat('{7*7}{{7*7}}<%=7*7%>#{7*7}'),
  '{"$gt":""}',
  '*)(uid=*))(|(uid=*',
  '`id`;$(id)|id&&id',
  '../../../../etc/passwd',
  'x'.repeat(500),
  '9'.repeat(100),
  '-9223372036854775809',
  '1e309',
  'NaN',
]

/** A body that says the word wherever it may be said. */
const bodyWith = (word: string) => ({
  ...{ name: word, title: word, text: word, reason: word, code: word, search: word },
  ids: [word],
})
const WRITES_WITH_BODY = ROUTES.filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method)).filter(
  ({ path }) => path.startsWith('/api/') && !path.startsWith('/api/auth/'),
)
/** Of the others the form refuses or drops each of these fields before it looks at the word: one word tells of all. */
const takesWords = ({ body, isSelfChecked }: Route) => {
  if (!body || isSelfChecked) return isSelfChecked === true
  const form = JSON.stringify(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }))
  return Object.keys(bodyWith('')).some((name) => form.includes(`"${name}":{`))
}

describe('a word that means something to a program', () => {
  it.each(HOSTILE)('%j breaks nothing in an address', MANY, async (word) => {
    for (const url of readsWith(encodeURIComponent(word.toWellFormed()))) {
      const { statusCode, body } = await ask(url)
      expect([url, statusCode >= 500, /syntax error|at character|ENOENT/.test(body)]).toEqual([
        url,
        false,
        false,
      ])
    }
  })

  it.each(HOSTILE)(
    '%j breaks nothing in a query, and finds nothing that it does not name',
    MANY,
    async (word) => {
      const written = encodeURIComponent(word.toWellFormed())
      for (const name of ['search', 'q', 'cursor', 'limit', 'sort', 'from', 'topicCode', 'ids', 'queue']) {
        for (const url of ['/api/incidents', '/api/users', '/api/journal', '/api/search', '/api/contacts']) {
          const { statusCode } = await ask(`${url}?${name}=${written}`)
          expect([url, name, statusCode >= 500]).toEqual([url, name, false])
        }
      }
      const found = await ask(`/api/users?search=${written}`)
      if (found.statusCode === 200) expect(found.json<{ total: number }>().total).toBeLessThanOrEqual(1)
    },
  )

  it('has where to be said in a good part of what may be written', () => {
    expect(WRITES_WITH_BODY.filter(takesWords).length).toBeGreaterThan(80)
  })

  it.each(HOSTILE)('%j breaks nothing in a body', MANY, async (word) => {
    const turn = HOSTILE.indexOf(word)
    for (const [place, route] of WRITES_WITH_BODY.entries()) {
      if (!takesWords(route) && place % HOSTILE.length !== turn) continue
      const { method, path } = route
      const url = path.replaceAll(/\{\w+\}/g, NOWHERE)
      const { statusCode } = await ask(url, { method, payload: bodyWith(word) })
      expect([method, url, statusCode >= 500]).toEqual([method, url, false])
    }
  })
})

describe('a value that is given twice', () => {
  it('is no value: neither the first nor the last is taken', async () => {
    for (const url of [
      '/api/incidents?limit=1&limit=2',
      '/api/users?search=a&search=b',
      '/api/journal?from=a&from=b',
    ]) {
      const answer = await ask(url)
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 400, 'http.invalid'])
    }
  })

  it('is not taken from the address where the body has it', async () => {
    const url = `/api/incidents/${NOWHERE}/commands?type=restore&version=1`
    const answer = await ask(url, { method: 'POST', payload: {} })

    expect([answer.statusCode, answer.json().details.in]).toEqual([400, 'body'])
  })
})

describe('names that objects have of themselves', () => {
  it.each(['{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"isAdmin":true}}}'])(
    '%s are refused, and no object is another afterwards',
    async (payload) => {
      for (const url of [
        '/api/auth/sign-in/email',
        '/api/incidents',
        '/api/views',
        '/api/system/first-administrator',
      ]) {
        const answer = await ask(url, { method: 'POST', payload, headers: JSON_BODY })
        expect([url, answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([url, true])
      }
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    },
  )

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s in an address is a name like any other',
    MANY,
    async (name) => {
      for (const url of readsWith(name))
        expect([url, (await ask(url)).statusCode >= 500]).toEqual([url, false])
      for (const url of [`/api/incidents?${name}=x`, `/api/users?${name}[isAdmin]=1`])
        expect([url, (await ask(url)).statusCode >= 500]).toEqual([url, false])
    },
  )
})

describe('what is written twice over', () => {
  it('is read once, in an address and in a query', async () => {
    const known = await ask('/api/directory/topics')
    const twice = await ask('/api/%2564irectory/topics')
    const once = await ask('/api/%64irectory/topics')
    expect([known.statusCode, once.statusCode, twice.statusCode]).toEqual([
      known.statusCode,
      known.statusCode,
      404,
    ])

    const user = buildActor({ role: 'dispatcher', name: 'Сто%20процентов' })
    await test.tokenOf(user)
    const total = async (search: string) =>
      (await ask(`/api/users?search=${search}`)).json<{ total: number }>().total
    expect(await total(encodeURIComponent('Сто%20процентов'))).toBe(1)
    expect(await total('%D0%A1%D1%82%D0%BE%20%D0%BF%D1%80%D0%BE%D1%86')).toBe(0)
  })
})

describe('a refusal', () => {
  it('has a code and names of fields, and nothing of what the product is made of', async () => {
    const calls: [string, Call][] = [
      ['/api/incidents?limit=x', {}],
      [`/api/incidents/${NOWHERE}`, {}],
      ['/api/incidents', { method: 'POST', payload: '{"a":', headers: JSON_BODY }],
      ['/api/incidents', { method: 'POST', payload: 'x', headers: { 'content-type': 'application/xml' } }],
      ['/api/users', { method: 'POST', payload: { name: '\u0000', email: 'x', password: 'y', grants: [] } }],
      ['/api/users/x', { method: 'PATCH', payload: { isActive: 'maybe' } }],
      ['/api/journal?cursor=AAAA', {}],
    ]
    for (const [url, call] of calls) {
      const { statusCode, body } = await ask(url, call)
      expect([url, statusCode >= 400, statusCode < 500]).toEqual([url, true, true])
      expect(Object.keys(JSON.parse(body)).toSorted()).toEqual(['code', 'details'])
      expect(body).not.toMatch(
        /node_modules|\.ts:|\bat \w+ \(|select |insert |kysely|zod|fastify|SyntaxError/i,
      )
    }
  })

  it('of a fault of our own says that there was one, and no more', async () => {
    const other = await startTestApp()
    try {
      await other.owner.schema.alterTable('app_user').renameTo('app_user_gone').execute()
      const answer = await other.anonymous.get('/system')
      expect(answer.statusCode).toBe(500)
      expect(answer.json()).toEqual({ code: 'http.internal', details: {} })
    } finally {
      await other.close()
    }
  })
})

describe('a write that another site sends with the cookie of a person', () => {
  const WRITES = ROUTES.filter(({ method, path }: Route) => method !== 'GET' && path.startsWith('/api/'))

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ])('is refused at every route: %j', MANY, async (headers) => {
    expect(WRITES.length).toBeGreaterThan(250)
    for (const { method, path } of WRITES) {
      const answer = await test.app.inject({
        method: method as 'POST',
        url: path.replaceAll(/\{\w+\}/g, NOWHERE),
        headers: { cookie: 'veche.session_token=x', ...headers },
        ...(method !== 'DELETE' && { payload: {} }),
      })
      expect([method, path, answer.statusCode, answer.json().code]).toEqual([
        method,
        path,
        403,
        'http.cross_site',
      ])
    }
  })
})

/** Every route of the API × every role × nobody, from the routes as they are registered. */
import { TOKEN_SCOPES } from '@veche/contract/access.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { accessPlugin, PERMISSIONS, type Permission } from '../../modules/access/index.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

/** A stream stays open, so its permitted half is tested where streams are. */
const STREAMS = ['/api/events']
const NOWHERE = '00000000-0000-7000-8000-000000000000'

function listRoutes() {
  return test.app.declaredRoutes
    .filter(({ permission }) => permission !== 'public')
    .map((route) => ({ ...route, path: route.url.replaceAll(/:\w+/g, NOWHERE) }))
}
type Asked = ReturnType<typeof listRoutes>[number]

/**
 * What a signed-in caller asks at their turn: everything that is permitted, and of the rest one route in `TURNS` of each
 * permission, another one at each turn. A refusal is made of the caller and the permission before anything else of the
 * route is looked at, and whoever is not signed in is refused at every route. Fastify makes HEAD of GET with the same
 * rights and the same handler.
 */
const TURNS = ROLES.length
function routesOfTurn(turn: number, isPermitted: (permission: Permission) => boolean) {
  const groups = Map.groupBy(
    listRoutes().filter(({ method }) => method !== 'HEAD'),
    ({ permission }) => permission,
  )
  return [...groups].flatMap(([permission, routes]) => {
    if (permission === 'public') return []
    if (!isPermitted(permission))
      return chosenOf(routes, turn).map((route) => ({ ...route, isPermitted: false }))
    const open = routes.filter(({ path }) => !STREAMS.includes(path))
    return open.map((route) => ({ ...route, isPermitted: true }))
  })
}
function chosenOf(routes: readonly Asked[], turn: number): Asked[] {
  const every = Math.min(TURNS, routes.length)
  return routes.filter((_route, place) => place % every === turn % every)
}

/** Every request of this file is an example of what a cache is told. */
const asked = new Set<string>()
const kept: string[] = []

async function call(method: string, path: string, token: string | null) {
  const client = token === null ? {} : { authorization: `Bearer ${token}` }
  const response = await test.app.inject({
    method: method as 'GET',
    url: path,
    headers: client,
    ...(method === 'GET' || method === 'HEAD' || method === 'DELETE' ? {} : { payload: {} }),
  })
  asked.add(`${method} ${path}`)
  if (!String(response.headers['cache-control']).includes('no-store')) kept.push(`${method} ${path} ${token}`)
  const isJson = String(response.headers['content-type']).startsWith('application/json')
  return { status: response.statusCode, code: method === 'HEAD' || !isJson ? null : response.json().code }
}

it('has routes of every module to look at', () => {
  const urls = listRoutes().map(({ url }) => url)

  for (const part of ['users', 'tokens', 'channels', 'incidents', 'answer', 'inbox', 'directory', 'events']) {
    expect(urls.some((url) => url.includes(part))).toBe(true)
  }
  expect(urls.length).toBeGreaterThan(40)
})

it('is closed to whoever is not signed in, with or without a wrong token', async () => {
  const wrong = ['veche_wrong', 'other', '']
  for (const [place, { method, path }] of listRoutes().entries()) {
    // A token is read before it is known what for.
    for (const token of [null, wrong[place % wrong.length] ?? '']) {
      expect([method, path, (await call(method, path, token)).status]).toEqual([method, path, 401])
    }
  }
})

describe.each([...ROLES.entries()])('%s: a %s', (turn, role) => {
  it('opens what the role may, and nothing else', async () => {
    const token = await test.tokenOf(buildActor({ role }))
    const routes = routesOfTurn(turn, (permission) => {
      const { roles, tokenScope } = PERMISSIONS[permission]
      return tokenScope !== null && (roles === 'any' || roles.some((known) => known === role))
    })
    for (const { method, path, isPermitted } of routes) {
      const { status, code } = await call(method, path, token)
      const isRefused = status === 403 && code === 'access.forbidden'
      expect([method, path, isRefused]).toEqual([method, path, !isPermitted])
      if (isPermitted) expect([method, path, status >= 500 || status === 401]).toEqual([method, path, false])
    }
  })
})

describe.each([...TOKEN_SCOPES.entries()])('%s: a token made for %s', (turn, scope) => {
  it('opens only what it was made for, whatever its owner may', async () => {
    const grants = ROLES.map((role) => ({ role, scope: { kind: 'region' as const } }))
    const token = await test.tokenOf(buildActor({ grants, tokenScopes: [scope] }))
    const routes = routesOfTurn(turn, (permission) => PERMISSIONS[permission].tokenScope === scope)
    for (const { method, path, isPermitted } of routes) {
      const { status } = await call(method, path, token)
      expect([method, path, status === 403]).toEqual([method, path, !isPermitted])
    }
  })
})

it('does not start with a route that says nothing or something unknown about who may call it', async () => {
  const { context } = test
  const auth = { handler: async () => new Response(), sessionCookieName: 'x', sessionSecret: 'x' }
  const app = Fastify()
  await app.register(accessPlugin({ ...context, auth, isSecondFactorRequired: true, requestsAtOnce: 32 }))

  expect(() => app.get('/api/x', { config: { permission: 'everything' } }, () => '')).toThrow(
    /unknown permission/,
  )
  expect(() => test.app.get('/api/x', () => '')).toThrow()
})

it('answers HEAD to who may read, and to nobody else', async () => {
  const grants = ROLES.map((role) => ({ role, scope: { kind: 'region' as const } }))
  const token = await test.tokenOf(buildActor({ grants }))
  const heads = listRoutes().filter(({ method, path }) => method === 'HEAD' && !STREAMS.includes(path))
  expect(heads.length).toBeGreaterThan(200)
  for (const { method, path, permission } of heads) {
    const isPermitted = permission !== 'public' && PERMISSIONS[permission].tokenScope !== null
    const { status } = await call(method, path, token)
    expect([method, path, status === 403, status >= 500]).toEqual([method, path, !isPermitted, false])
  }
})

it('gives nothing of the API to a cache, allowed or refused, of whatever route', () => {
  const all = listRoutes().filter(({ path }) => !STREAMS.includes(path))
  expect(all.map(({ method, path }) => `${method} ${path}`).filter((route) => !asked.has(route))).toEqual([])
  expect(kept).toEqual([])
})

it('keeps what has no scope of its own from who has a narrower one', async () => {
  const scopes = [
    { kind: 'municipality' as const, code: 'borovichi' },
    { kind: 'agency' as const, code: 'ministry-roads' },
  ]
  const regional = listRoutes().filter(({ permission }) => permission === 'journal.read')
  expect(regional.length).toBeGreaterThan(0)
  for (const role of ROLES) {
    for (const scope of scopes) {
      const token = await test.tokenOf(buildActor({ role, scope }))
      // The product gives an administrator the whole region only; a row made past it opens no more.
      for (const { method, path } of regional)
        expect([role, path, (await call(method, path, token)).status]).toEqual([role, path, 403])
    }
  }
})

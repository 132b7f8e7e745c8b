/** Every route of the API × every role × nobody, from the routes as they are registered. */
import { TOKEN_SCOPES } from '@veche/contract/access.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { accessPlugin, PERMISSIONS } from '../../modules/access/index.ts'

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

async function call(method: string, path: string, token: string | null) {
  const client = token === null ? {} : { authorization: `Bearer ${token}` }
  const response = await test.app.inject({
    method: method as 'GET',
    url: path,
    headers: client,
    ...(method === 'GET' || method === 'HEAD' || method === 'DELETE' ? {} : { payload: {} }),
  })
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
  for (const { method, path } of listRoutes()) {
    for (const token of [null, 'veche_wrong', 'other', '']) {
      expect([method, path, (await call(method, path, token)).status]).toEqual([method, path, 401])
    }
  }
})

describe.each(ROLES)('a %s', (role) => {
  it('opens what the role may, and nothing else', async () => {
    const token = await test.tokenOf(buildActor({ role }))
    for (const { method, path, permission } of listRoutes()) {
      if (permission === 'public') continue
      const { roles, tokenScope } = PERMISSIONS[permission]
      const isPermitted = tokenScope !== null && (roles === 'any' || roles.some((known) => known === role))
      if (isPermitted && STREAMS.includes(path)) continue
      const { status, code } = await call(method, path, token)
      const isRefused = status === 403 && (code === 'access.forbidden' || method === 'HEAD')
      expect([method, path, isRefused]).toEqual([method, path, !isPermitted])
      if (isPermitted) expect([method, path, status >= 500 || status === 401]).toEqual([method, path, false])
    }
  })
})

describe.each(TOKEN_SCOPES)('a token made for %s', (scope) => {
  it('opens only what it was made for, whatever its owner may', async () => {
    const grants = ROLES.map((role) => ({ role, scope: { kind: 'region' as const } }))
    const token = await test.tokenOf(buildActor({ grants, tokenScopes: [scope] }))
    for (const { method, path, permission } of listRoutes()) {
      if (permission === 'public') continue
      const isPermitted = PERMISSIONS[permission].tokenScope === scope
      if (isPermitted && STREAMS.includes(path)) continue
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

it('gives nothing of the API to a cache, allowed or refused, of whatever route', async () => {
  const grants = ROLES.map((role) => ({ role, scope: { kind: 'region' as const } }))
  const token = await test.tokenOf(buildActor({ grants }))
  for (const { method, path } of listRoutes().filter(({ path }) => !STREAMS.includes(path))) {
    for (const authorization of [`Bearer ${token}`, 'Bearer veche_wrong']) {
      const response = await test.app.inject({
        method: method as 'GET',
        url: path,
        headers: { authorization },
      })
      expect([method, path, response.headers['cache-control']]).toEqual([
        method,
        path,
        expect.stringContaining('no-store'),
      ])
    }
  }
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

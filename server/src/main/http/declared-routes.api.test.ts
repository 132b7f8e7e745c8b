/** One truth: what the server serves under /api, what `contract` declares and what the document describes is the same. */

import { ROUTES } from '@veche/contract/routes/all.ts'
import type { Route } from '@veche/contract/routes/route.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const DECLARED = ROUTES.map(({ method, path }: Route) => `${method} ${path}`).toSorted()

it('serves under /api what is declared, each once, and nothing else', () => {
  const served = test.app.declaredRoutes
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`)

  expect(served.toSorted()).toEqual(DECLARED.filter((name) => name.includes(' /api/')))
})

it('describes every declared route, with pages, streams and Open311, and nothing else', () => {
  const described = Object.entries(test.app.swagger().paths ?? {}).flatMap(([path, operations]) =>
    Object.entries(operations ?? {}).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  )

  expect(described.map(({ name }) => name).toSorted()).toEqual(DECLARED)
  for (const { name, operation } of described)
    expect([name, operation]).toEqual([
      name,
      expect.objectContaining({
        ...{ summary: expect.any(String), description: expect.any(String), tags: [expect.any(String)] },
      }),
    ])
})

it('says that a page is HTML', () => {
  expect(test.app.swagger().paths?.['/ask']?.get).toMatchObject({
    responses: { 200: { content: { 'text/html': { schema: { type: 'string' } } } } },
  })
})

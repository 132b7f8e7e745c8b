import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ROUTES } from './all.ts'
import type { Route } from './route.ts'

const NAMED = ROUTES.map((route: Route) => [`${route.method} ${route.path}`, route] as const)

it('declares each route once', () => {
  const names = NAMED.map(([name]) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

describe.each(NAMED)('%s', (_, { path, params, permission, summary, description }) => {
  it('has a field for each part of its address that changes, and no other', () => {
    const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const fields = params instanceof z.ZodObject ? Object.keys(params.shape) : []
    expect(fields.toSorted()).toEqual(parts.toSorted())
  })

  it('says under /api who may call it', () => {
    expect(permission === null).toBe(!path.startsWith('/api/'))
  })

  it('says in words what it does', () => {
    expect(summary).toMatch(/^[A-Z][^\n]{5,80}[^.]$/)
    expect(description).toMatch(/^[A-Z`].*\.$/)
  })
})

import { expect, it } from 'vitest'
import { z } from 'zod'
import { toFieldProblem } from './field-problem.ts'

const TIME = /^\d\d:\d\d$/

it.each([
  ['', z.string().trim().min(3), { code: 'too_short', limit: 3 }],
  ['четыре', z.string().max(5), { code: 'too_long', limit: 5 }],
  [[1, 2], z.array(z.number()).max(1), { code: 'too_many', limit: 1 }],
  ['', z.string().min(1), { code: 'missing' }],
  [[], z.array(z.number()).min(2), { code: 'too_few', limit: 2 }],
  [0, z.number().int().min(1), { code: 'too_small', limit: 1 }],
  [400, z.number().max(365), { code: 'too_big', limit: 365 }],
  [1.5, z.number().int(), { code: 'not_whole' }],
  ['7', z.number(), { code: 'not_number' }],
  [undefined, z.string(), { code: 'missing' }],
  ['', z.string().regex(TIME, 'not_time'), { code: 'not_time' }],
  ['', z.string().regex(TIME), { code: 'wrong_format' }],
  ['почта', z.email(), { code: 'not_email' }],
  ['сайт', z.url(), { code: 'not_url' }],
  ['вчера', z.iso.datetime(), { code: 'not_moment' }],
  ['green', z.enum(['red']), { code: 'not_offered' }],
  [0, z.number().gt(0), { code: null }],
  [7, z.string(), { code: null }],
])('says of %j by what rule it was refused', (value, schema, problem) => {
  const { error } = schema.safeParse(value)
  // As `fastify-type-provider-zod` hands them on.
  const issues = error?.issues.map(({ code, message, path, ...params }) => ({
    ...{ keyword: code, message, params },
  }))
  expect(issues?.map(toFieldProblem)).toEqual([problem])
})

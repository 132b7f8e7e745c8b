import type { FastifyRequest } from 'fastify'
import { expect, it } from 'vitest'
import { readForm } from './read-form.ts'

const read = (contentType: string, body: string) =>
  readForm({ headers: { 'content-type': contentType }, body: Buffer.from(body) } as unknown as FastifyRequest)
const URLENCODED = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data; boundary=x'
const part = (name: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\nслово\r\n`

it('reads a form of either kind', async () => {
  expect((await read(URLENCODED, 'text=%D1%8F%D0%BC%D0%B0&a=1')).text('text')).toBe('яма')
  expect((await read(MULTIPART, `${part('text')}--x--`)).text('text')).toBe('слово')
})

/** Reading two megabytes of bare names took 76 seconds of everybody's time: it must not begin. */
it.each([
  ['names without values', URLENCODED, 'a&'.repeat(1_000_000)],
  ['names with values', URLENCODED, 'a=1&'.repeat(100)],
  ['parts', MULTIPART, `${part('a').repeat(20_000)}--x--`],
])('refuses too many %s before it reads them', async (_, contentType, body) => {
  await expect(read(contentType, body)).rejects.toMatchObject({ code: 'http.bad_request' })
})

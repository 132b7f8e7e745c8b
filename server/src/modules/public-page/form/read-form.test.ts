import type { FastifyRequest } from 'fastify'
import { expect, it } from 'vitest'
import { formTypeOf, readForm } from './read-form.ts'

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
  ['lines above a part', MULTIPART, part('a').replace('\r\n\r\n', `${'\r\na: b'.repeat(1_000)}\r\n\r\n`)],
  ['signs', URLENCODED, `a=${'+'.repeat(4_000_000)}`],
])('refuses too many %s before it reads them', async (_, contentType, body) => {
  await expect(read(contentType, body)).rejects.toMatchObject({ code: 'http.bad_request' })
})

it.each([
  '----WebKitFormBoundary7MA4YWxkTrZu0gW',
  '----geckoformboundary3f2a8b1c',
  '---------------------------735323031399963166993862150',
  '------------------------d74496d66958873e',
])('knows the header of a browser: %s', (boundary) => {
  const header = `multipart/form-data; boundary="${boundary}"`
  const type = { header, mark: `--${boundary}`, hasParts: true }
  expect(formTypeOf(`multipart/form-data; boundary=${boundary}`)).toEqual(type)
  expect(formTypeOf(`multipart/form-data; boundary="${boundary}"`)).toEqual(type)
})

/** One boundary was counted and another one read: a request of 37 megabytes stopped the product for six seconds. */
it.each([
  'multipart/form-data; xboundary=zzz; boundary=real',
  'multipart/form-data; x="boundary=zzz"; boundary=real',
  'multipart/form-data; boundary=zzz; boundary=real',
  'multipart/form-data; boundary=zzz;boundary*=real',
  'multipart/form-data; boundary="zz\\"z"',
  'multipart/form-data',
  'multipart/mixed; boundary=real',
  'application/x-www-form-urlencoded; charset=koi8-r',
])('reads nothing under a header that may mean two things: %s', async (contentType) => {
  expect(formTypeOf(contentType)).toBeNull()
  await expect(read(contentType, `${part('a')}--x--`)).rejects.toMatchObject({ code: 'http.bad_request' })
})

it('refuses more words than any form has room for', async () => {
  const text = 'я'.repeat(1_100_000)
  const body = `--x\r\ncontent-disposition: form-data; name="text"\r\n\r\n${text}\r\n--x--`
  await expect(read(MULTIPART, body)).rejects.toMatchObject({ code: 'http.bad_request' })
})

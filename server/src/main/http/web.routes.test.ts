import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createHttpApp, type HttpApp } from '../../platform/http/http-app.ts'
import { createLog } from '../../platform/log.ts'
import { webRoutes } from './web.routes.ts'

const SCRIPT = 'const words = "как построено"'
let dist: string
let app: HttpApp
beforeEach(async () => {
  dist = mkdtempSync(path.join(tmpdir(), 'veche-web-'))
  app = await createHttpApp({ log: createLog('silent'), isSecure: false })
  await app.register(webRoutes(dist))
})
afterEach(async () => {
  await app.close()
  rmSync(dist, { recursive: true })
})

function build(): void {
  mkdirSync(path.join(dist, 'assets'))
  const add = (name: string, content: string | Buffer) => writeFileSync(path.join(dist, name), content)
  add('index.html', '<!doctype html><title>Вече</title>')
  add('offline.js', '// The line')
  add('assets/desk-1a2b.js', SCRIPT)
  add('assets/desk-1a2b.js.br', brotliCompressSync(SCRIPT))
  add('assets/desk-3c4d.css', 'main { color: red }')
}

const ask = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const PACKED = { 'accept-encoding': 'gzip, deflate, br' }

it('sends a built file as the build packed it, to be kept for a year', async () => {
  build()
  const { statusCode, headers, rawPayload } = await ask('/assets/desk-1a2b.js?again', PACKED)
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': expect.stringMatching(/javascript; charset=utf-8$/),
    etag: expect.any(String),
    'last-modified': expect.any(String),
    vary: 'accept-encoding',
  })
  expect(brotliDecompressSync(rawPayload).toString()).toBe(SCRIPT)

  const known = await ask('/assets/desk-1a2b.js', { ...PACKED, 'if-none-match': String(headers.etag) })
  expect(known.statusCode).toBe(304)
})

it('sends a file as it is to whoever unpacks nothing, and one that the build did not pack', async () => {
  build()
  expect((await ask('/assets/desk-1a2b.js')).body).toBe(SCRIPT)
  const style = await ask('/assets/desk-3c4d.css', PACKED)
  expect([style.body, style.headers['content-encoding']]).toEqual(['main { color: red }', undefined])
  expect((await ask('/offline.js')).headers['cache-control']).toBe('no-cache')
})

it('tells a part of a file, and its head alone', async () => {
  build()
  const part = await ask('/assets/desk-1a2b.js', { range: 'bytes=0-4' })
  expect([part.statusCode, part.body]).toEqual([206, 'const'])
  const head = await app.inject({ method: 'HEAD', url: '/assets/desk-1a2b.js' })
  expect([head.statusCode, head.body]).toEqual([200, ''])
})

it.each([
  '/assets/desk-9z9z.js',
  '/assets',
  '/assets/',
  '/../web.routes.ts',
  '/assets/..%2findex.html',
  '/%00',
])('has no file «%s»', async (url) => {
  build()
  expect((await ask(url)).statusCode).toBe(404)
})

it('explains an unknown address with the page to a person, and refuses it to a program', async () => {
  build()
  const { headers, body } = await ask('/nowhere', { accept: 'text/html' })
  expect([headers['cache-control'], body]).toEqual(['no-store', expect.stringContaining('<title>Вече')])
  expect((await ask('/nowhere')).statusCode).toBe(404)
  for (const url of ['/api/nowhere', '/calendar/nowhere'])
    expect((await ask(url, { accept: 'text/html' })).statusCode).toBe(404)
})

it('waits for the build, then reads the folder once', async () => {
  expect((await ask('/offline.js')).statusCode).toBe(404)
  expect((await ask('/')).statusCode).toBe(503)
  build()
  expect((await ask('/offline.js')).statusCode).toBe(200)
  expect((await ask('/')).statusCode).toBe(200)
  writeFileSync(path.join(dist, 'late.js'), '')
  expect((await ask('/late.js')).statusCode).toBe(404)
})

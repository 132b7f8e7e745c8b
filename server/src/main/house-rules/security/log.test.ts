import { closeSync, openSync } from 'node:fs'
import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { createLog, openDestination } from '../../../platform/log.ts'

/** What one line of the log is, written by `write`. */
function lineOf(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  write(createLog('trace', sink))
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

it.each([
  '\n{"level":30,"msg":"forged"}',
  '\r\nforged',
  '\u001b[2Jforged',
  '\u0000',
  '\u2028forged',
  '%s %j %o',
])('writes %j as a part of the one line that it is in', (words) => {
  const line = lineOf((log) => log.info({ id: words }, `told ${words}`))

  expect(line.match(/\n/g)).toHaveLength(1)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey is what is looked for
  expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f]/)
  expect(JSON.parse(line)).toMatchObject({ level: 30, id: words, msg: `told ${words}` })
})

it('says when, how grave and what, in UTC milliseconds', () => {
  const { level, time, msg } = JSON.parse(lineOf((log) => log.warn('late')))

  expect([level, msg, Math.abs(Date.now() - time) < 60_000]).toEqual([40, 'late', true])
})

it.each([
  { password: 'canary' },
  { token: 'canary' },
  { text: 'canary' },
  { email: 'canary' },
  { user: { name: 'canary', email: 'canary', password: 'canary' } },
  { channel: { token: 'canary', tokens: ['canary'], authorization: 'canary', cookie: 'canary' } },
  { headers: { cookie: 'canary' } },
])('cuts what could be a word, a name or a key of somebody: %j', (content) => {
  expect(lineOf((log) => log.info(content, 'told'))).not.toContain('canary')
})

it('tells of a request its method and pattern, and of an error of the database no values', () => {
  const request = {
    ...{ method: 'GET', url: '/api/users?search=canary', headers: { cookie: 'canary' } },
    routeOptions: { url: '/api/users' },
  }
  const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(canary)' })

  const line = lineOf((log) => log.error({ req: request, err: error }, 'request failed'))

  expect(line).not.toContain('canary')
  expect(JSON.parse(line)).toMatchObject({
    req: { method: 'GET', route: '/api/users' },
    err: { message: 'duplicate key', code: '23505' },
  })
})

/** Linux has a file whose disk is always full. */
it('goes on while its disk is full', async () => {
  const full = openSync('/dev/full', 'w')
  const destination = openDestination(full)
  // The one of pino goes at the first failure; without another the failure would end the process.
  const listeners = () => Object(destination).listenerCount('error')
  expect(listeners()).toBe(2)
  const log = createLog('info', destination)
  log.info({}, 'said to nobody')

  await expect.poll(listeners).toBe(1)
  log.info({}, 'said on')
  closeSync(full)
})

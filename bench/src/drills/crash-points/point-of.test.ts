import { describe, expect, it } from 'vitest'
import { describeBytes, pointOf, readSources } from './point-of.ts'

const BUNDLE = [
  'import x',
  '// server/src/platform/database/db.ts',
  'a',
  'b',
  '// server/src/modules/answers/send.ts',
  'c',
].join('\n')
const STACK = `Error
    at Socket.write (file:///x/die-at.ts:10:5)
    at Client.query (/x/node_modules/pg/lib/client.js:3:1)
    at async runQuery (file:///x/start.mjs:3:1)
    at async approveAnswer (file:///x/start.mjs:6:11)
    at async file:///x/start.mjs:6:40`

function sources() {
  const read = readSources(BUNDLE)
  return (program: string, line: number) => (program === '/x/start.mjs' ? read(line) : null)
}

const message = (kind: string, text: string) => Buffer.from(`${kind}\0\0\0\0${text}`)

describe('a point of the code', () => {
  it('is the file and the function that is no common way of all', () => {
    expect(pointOf(STACK, 'commit', sources())).toBe(
      'server/src/modules/answers/send.ts approveAnswer: commit',
    )
  })

  it('is no point of the job that was done before the queue asks for the next', () => {
    expect(pointOf(STACK, 'select from pgboss.job', sources())).toBe(
      'the queue of jobs: select from pgboss.job',
    )
  })

  it('says so where no source is on the stack', () => {
    expect(pointOf('Error\n    at x (node:net:1:2)', 'bytes', sources())).toBe(
      'outside of the sources: bytes',
    )
  })

  it('names statements without their values, and those called by name', () => {
    const statements = new Map<string, string>()
    expect(describeBytes(message('Q', 'begin\0'), statements)).toBe('begin')
    expect(describeBytes(message('P', 's7\0select  1 from message\0'), statements)).toBe(
      'select N from message',
    )
    expect(describeBytes(message('B', '\0s7\0'), statements)).toBe('select N from message')
  })

  it('names a request by its line without what it asks', () => {
    const request = Buffer.from('POST /method/wall.createComment?v=5 HTTP/1.1\r\nhost: x')
    expect(describeBytes(request, new Map())).toBe('POST /method/wall.createComment')
  })
})

/**
 * Loaded into the product before its own code (`node --import`): the process dies, as by SIGKILL, at the point it is told,
 * and says every point that it meets for the first time. A point is the moment before something leaves the process – a
 * statement to the database, a request to a network – or the moment when its answer has come and nobody has read it.
 */
import { appendFileSync, readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import path from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { describeBytes, pointOf, readSources } from './point-of.ts'

/** The files through which the drill and the process speak. */
export const WANTED = 'wanted'
export const MET = 'met'

const folder = process.env.VECHE_DRILL_FOLDER
if (folder !== undefined && isMainThread) watch(folder)

function watch(folder: string): void {
  const met = new Set<string>()
  const statements = new Map<string, string>()
  const unanswered = new WeakMap<Socket, string>()
  const sources = sourcesOfProgram()
  let wanted = ''
  process.on('SIGUSR2', () => {
    wanted = readFileSync(path.join(folder, WANTED), 'utf8')
  })

  function pass(point: string): void {
    if (!met.has(point)) {
      met.add(point)
      appendFileSync(path.join(folder, MET), `${point}\n`)
    }
    if (point === wanted) process.kill(process.pid, 'SIGKILL')
  }

  const { write, push } = Socket.prototype
  Socket.prototype.write = function (this: Socket, ...call: unknown[]) {
    const isOurs = !('server' in this && this.server)
    if (isOurs && !unanswered.has(this)) {
      const bytes = Buffer.from(call[0] as Buffer | string)
      const point = pointOf(deepStack(), describeBytes(bytes, statements), sources)
      unanswered.set(this, point)
      pass(`${point} – before`)
    }
    return Reflect.apply(write, this, call) as boolean
  } as typeof write
  Socket.prototype.push = function (this: Socket, ...call: Parameters<typeof push>) {
    const point = unanswered.get(this)
    if (point !== undefined && call[0] !== null) {
      unanswered.delete(this)
      pass(`${point} – answered`)
    }
    return Reflect.apply(push, this, call)
  }
}

const DEPTH = 80

function deepStack(): string {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = DEPTH
  const { stack = '' } = new Error('point')
  Error.stackTraceLimit = stackTraceLimit
  return stack
}

function sourcesOfProgram() {
  const program = process.argv[1] ?? ''
  let read: ReturnType<typeof readSources> | null = null
  return (file: string, line: number) => {
    if (file !== program) return null
    read ??= readSources(readFileSync(program, 'utf8'))
    return read(line)
  }
}

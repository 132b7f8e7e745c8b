/** A program beside the product: started as a child, spoken to in lines of JSON, gone with its input. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

const STOP_WITHIN_MS = 3000

export type ChildProgram = {
  send: (message: object) => void
  /** Resolves with its exit code; null where a signal ended it. */
  ended: Promise<number | null>
  isStopping: () => boolean
  stop: () => Promise<void>
}
type Child = ChildProcessByStdio<Writable, Readable, null>

/** `env`: all that it is told of where it runs; absent, it is told what we were. */
type StartOptions = { args?: readonly string[]; env?: Readonly<Record<string, string>> }

/** Lines of other shapes are no business of ours. */
export function startProgram(
  file: string,
  onMessage: (message: unknown) => void,
  { args = [], env }: StartOptions = {},
): ChildProgram {
  const child = spawn(process.execPath, [...args, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(env && { env }),
  })
  // It goes away with its input; a broken pipe while stopping is expected.
  child.stdin.on('error', () => undefined)
  createInterface({ input: child.stdout }).on('line', (line) => onMessage(parseLine(line)))
  return {
    send: (message) => void child.stdin.write(`${JSON.stringify(message)}\n`),
    ended: new Promise((resolve) => child.once('exit', resolve)),
    isStopping: () => child.stdin.destroyed,
    stop: () => stopChild(child),
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

async function stopChild(child: Child): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.stdin.destroy()
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await ended
  clearTimeout(timer)
}

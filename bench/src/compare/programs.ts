/** Starts programs and ends them. Each leads a process group of its own, writes a log, and ends when we end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../lib/account.ts'

const PATIENCE_MS = 10_000
const SHOWN_LINES = 15
const END = 'SIGTERM'

export type Command = {
  /** The name of its log. */
  name: string
  file: string
  args: readonly string[]
  cwd?: string
  env?: NodeJS.ProcessEnv
  account?: Account
  /** The signal that asks it to end. */
  endSignal?: NodeJS.Signals
}
export type Program = {
  pid: number
  hasEnded: () => boolean
  /** Asks it to end and waits; kills it with all its children when that takes too long. */
  stop: () => Promise<void>
  /** Gives the last lines of its log. */
  lastWords: () => string
}
export type Programs = {
  start: (command: Command) => Program
  /** Runs a program to its end; throws with its last lines when it fails. */
  run: (command: Command) => Promise<void>
  /** Ends the last one first, and starts none any more. */
  endAll: () => Promise<void>
}

export function createPrograms(logFolder: string): Programs {
  mkdirSync(logFolder, { recursive: true })
  const running: Program[] = []
  let isClosed = false

  function begin(command: Command): { child: ChildProcess; program: Program } {
    if (isClosed) throw new Error(`${command.name} is not started: everything is ending`)
    const logFile = path.join(logFolder, `${command.name}.log`)
    const child = spawnInto(logFile, command)
    const program: Program = {
      pid: child.pid ?? 0,
      hasEnded: () => hasEnded(child),
      stop: () => end(child, command.endSignal ?? END),
      lastWords: () => readFileSync(logFile, 'utf8').trim().split('\n').slice(-SHOWN_LINES).join('\n'),
    }
    running.push(program)
    return { child, program }
  }

  return {
    start: (command) => begin(command).program,
    async run(command) {
      const { child, program } = begin(command)
      await untilEnded(child)
      if (child.exitCode !== 0) throw new Error(`${command.name} has failed:\n${program.lastWords()}`)
    },
    async endAll() {
      isClosed = true
      for (const program of running.toReversed()) await program.stop()
    },
  }
}

/** Lets the kernel end it when we are killed and can ask nobody. */
function spawnInto(
  logFile: string,
  { file, args, cwd, env, account, endSignal = END }: Command,
): ChildProcess {
  const log = openSync(logFile, 'a')
  try {
    const child = spawn('setpriv', ['--pdeathsig', endSignal, '--', file, ...args], {
      ...{ detached: true, stdio: ['ignore', log, log], env: env ?? process.env },
      ...(cwd === undefined ? {} : { cwd }),
      ...account,
    })
    // A program that could not start has no exit code, so whoever waits is told here.
    child.on('error', () => undefined)
    // The group is forgotten at once, because its number may belong to another group later.
    child.once('exit', () => endGroupOf(child))
    return child
  } finally {
    closeSync(log)
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

async function untilEnded(child: ChildProcess): Promise<void> {
  if (!hasEnded(child)) await new Promise<void>((resolve) => child.once('exit', () => resolve()))
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  child.kill(signal)
  await Promise.race([untilEnded(child), sleep(PATIENCE_MS, null, { ref: false })])
  if (!hasEnded(child)) endGroupOf(child)
  await untilEnded(child)
}

function endGroupOf({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // The group has no process left.
  }
}

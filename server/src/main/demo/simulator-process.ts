/** The simulator is another program: it is started as a child and spoken to in lines of JSON. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { ProbeChannelRequest } from '@veche/contract/channels.ts'
import { ChatRole } from '@veche/contract/chats.ts'
import { Network } from '@veche/contract/common.ts'
import { Speaker } from '@veche/contract/livestreams.ts'
import { z } from 'zod'
import type { Log } from '../../platform/log.ts'

const PROGRAM = new URL('../../../../simulator/src/region/main.ts', import.meta.url).pathname
const READY_WITHIN_MS = 20_000
const STOP_WITHIN_MS = 3000

const DemoPage = ProbeChannelRequest.extend({ municipalityCode: z.string() })
const DemoChat = z.object({
  network: Network,
  channelExternalId: z.string(),
  container: z.string(),
  title: z.string(),
  municipalityCode: z.string(),
  officials: z.array(z.object({ externalId: z.string(), name: z.string(), role: ChatRole })),
})
const DemoLivestream = z.object({
  channelExternalId: z.string(),
  permalink: z.url(),
  videoPermalink: z.url().nullable(),
  /** In the emulated network. */
  recordingPath: z.string().nullable(),
  title: z.string(),
  municipalityCode: z.string(),
  speakers: z.array(Speaker),
  startsInMinutes: z.number().int(),
  isOver: z.boolean(),
  asked: z.array(
    z.object({
      externalId: z.string(),
      authorExternalId: z.string(),
      text: z.string(),
      /** Since the beginning. */
      minute: z.number().int(),
      /** What was said to it on air, in a line. */
      answer: z.string().nullable(),
    }),
  ),
})
const Ready = z.object({
  type: z.literal('ready'),
  pages: z.array(DemoPage),
  chats: z.array(DemoChat),
  livestreams: z.array(DemoLivestream),
})
/** A live stream of a community of the demo region, by its announcement; of one that is over also what was asked. */
export type DemoLivestream = z.infer<typeof DemoLivestream>
/** A municipal chat of the demo region, with the accounts of the officials who answer in it. */
export type DemoChat = z.infer<typeof DemoChat>
/** A page of the demo region in an emulated network. */
export type DemoPage = z.infer<typeof DemoPage>

export type Simulator = {
  pages: DemoPage[]
  chats: DemoChat[]
  livestreams: DemoLivestream[]
  send: (message: object) => void
  stop: () => Promise<void>
}
type Child = ChildProcessByStdio<Writable, Readable, null>

/** Resolves when the emulated networks listen and the region's pages exist. */
export async function startSimulator(begin: object, log: Log): Promise<Simulator> {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] })
  // It goes away with its input; a broken pipe while stopping is expected.
  child.stdin.on('error', () => undefined)
  const send = (message: object) => void child.stdin.write(`${JSON.stringify(message)}\n`)
  send(begin)
  const ready = await waitForReady(child)
  child.once('exit', (code) => {
    if (!child.stdin.destroyed) log.error({ exitCode: code }, 'the simulator ended')
  })
  const { pages, chats, livestreams } = ready
  return { pages, chats, livestreams, send, stop: () => stopChild(child) }
}

function waitForReady(child: Child): Promise<z.infer<typeof Ready>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The simulator did not begin in time')), READY_WITHIN_MS)
    child.once('exit', (code) => reject(new Error(`The simulator ended with code ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = Ready.safeParse(parseLine(line))
      if (!ready.success) return
      clearTimeout(timer)
      resolve(ready.data)
    })
  })
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

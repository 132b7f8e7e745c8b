/** The simulator is another program, which says what its region has. */
import { ProbeChannelRequest } from '@veche/contract/channels.ts'
import { ChatRole } from '@veche/contract/chats.ts'
import { Network } from '@veche/contract/common.ts'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { Speaker } from '@veche/contract/livestreams.ts'
import { z } from 'zod'
import type { Log } from '../../platform/log.ts'
import { type ChildProgram, startProgram } from './child-program.ts'

const PROGRAM = new URL('../../../../simulator/src/region/main.ts', import.meta.url).pathname
/** A slow machine that reads its programs for the first time needs most of a minute. */
const READY_WITHIN_MS = 2 * MINUTE_MS

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

/** Resolves when the emulated networks listen and the region's pages exist. */
export async function startSimulator(begin: object, log: Log): Promise<Simulator> {
  const { promise: ready, resolve } = Promise.withResolvers<z.infer<typeof Ready>>()
  const program = startProgram(PROGRAM, (message) => {
    const said = Ready.safeParse(message)
    if (said.success) resolve(said.data)
  })
  program.send(begin)
  const { pages, chats, livestreams } = await withinLimit(ready, program)
  void program.ended.then((exitCode) => {
    if (!program.isStopping()) log.error({ exitCode }, 'the simulator ended')
  })
  return { pages, chats, livestreams, send: program.send, stop: program.stop }
}

function withinLimit<Said>(ready: Promise<Said>, { ended }: ChildProgram): Promise<Said> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The simulator did not begin in time')), READY_WITHIN_MS)
    void ended.then((code) => reject(new Error(`The simulator ended with code ${code}`)))
    void ready.then((said) => {
      clearTimeout(timer)
      resolve(said)
    })
  })
}

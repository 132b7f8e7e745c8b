/** The networks of an exercise are another program of this machine, which writes what it is told to. */
import { ProbeChannelRequest } from '@veche/contract/channels.ts'
import { Network } from '@veche/contract/common.ts'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import type { Beat, Script } from '../../modules/portal/index.ts'
import { startProgram } from '../demo/child-program.ts'
import type { EmulatorPorts } from './exercise-config.ts'
import { GUARD } from './guarded.ts'

const PROGRAM = new URL('../../../../simulator/src/exercise/main.ts', import.meta.url).pathname
const READY_WITHIN_MS = 2 * MINUTE_MS

const Page = ProbeChannelRequest.extend({ municipalityCode: z.string() })
const Chat = z.object({
  network: Network,
  channelExternalId: z.string(),
  container: z.string(),
  title: z.string(),
  municipalityCode: z.string(),
})
const Said = z.object({ type: z.literal('said'), key: z.string(), at: z.iso.datetime() })
const Ready = z.object({
  type: z.literal('ready'),
  emulators: z.array(z.object({ network: Network, url: z.url() })),
  pages: z.array(Page),
  chats: z.array(Chat),
})

export type EmulatedNetworks = {
  ports: EmulatorPorts
  pages: z.infer<typeof Page>[]
  chats: z.infer<typeof Chat>[]
  say: (beat: Beat) => void
  onSaid: (listener: (said: { key: string; at: string }) => void) => void
  stop: () => Promise<void>
}

export async function startNetworks(
  script: Script,
  { stateDir, municipalities }: { stateDir: string; municipalities: readonly object[] },
): Promise<EmulatedNetworks> {
  const { promise: ready, resolve, reject } = Promise.withResolvers<z.infer<typeof Ready>>()
  let tell: (said: { key: string; at: string }) => void = () => undefined
  const program = startProgram(
    PROGRAM,
    (message) => {
      const begun = Ready.safeParse(message)
      if (begun.success) resolve(begun.data)
      const said = Said.safeParse(message)
      if (said.success) tell({ key: said.data.key, at: said.data.at })
    },
    GUARD,
  )
  void program.ended.then((code) => reject(new Error(`the networks ended with code ${code}`)))
  const timer = setTimeout(() => reject(new Error('the networks did not begin in time')), READY_WITHIN_MS)
  program.send({
    ...{ type: 'begin', stateDir, municipalities, seed: script.code },
  })
  const { emulators, pages, chats } = await ready.finally(() => clearTimeout(timer))
  return {
    ports: Object.fromEntries(emulators.map(({ network, url }) => [network, Number(new URL(url).port)])),
    ...{ pages, chats },
    say({ key, municipality, place, person, subject, text }) {
      program.send({ type: 'say', key, municipality, place, person, text, ...(subject && { subject }) })
    },
    onSaid(listener) {
      tell = listener
    },
    stop: program.stop,
  }
}

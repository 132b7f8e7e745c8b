/** Lists the networks of the storm and their shares of what residents do. Another one is a file and a line here. */
import type { Random } from '../../lib/random.ts'
import { startEmailFront } from './email.ts'
import { startFormFront } from './form.ts'
import type { FrontOptions, StormFront } from './front.ts'
import { startMaxFront } from './max.ts'
import { startOkFront } from './ok.ts'
import { startTelegramFront } from './telegram.ts'
import { startVkFront } from './vk.ts'

type Start = (options: FrontOptions) => Promise<StormFront>
/** `speedFactor`: MAX repeats after hours and Odnoklassniki after half an hour, and nobody waits so long for the end. */
const FRONTS: readonly { share: number; speedFactor: number; start: Start }[] = [
  { share: 0.4, speedFactor: 1, start: startVkFront },
  { share: 0.18, speedFactor: 1, start: startTelegramFront },
  { share: 0.18, speedFactor: 30, start: startMaxFront },
  { share: 0.08, speedFactor: 2, start: startOkFront },
  { share: 0.06, speedFactor: 1, start: startFormFront },
  // This one stands last, because it takes three ports.
  { share: 0.1, speedFactor: 1, start: startEmailFront },
]

export type SharedFront = { share: number; front: StormFront }

export async function startFronts(options: FrontOptions): Promise<SharedFront[]> {
  const { port, retrySpeed } = options
  return Promise.all(
    FRONTS.map(async ({ share, speedFactor, start }, index) => ({
      share,
      front: await start({ ...options, port: port + index, retrySpeed: retrySpeed * speedFactor }),
    })),
  )
}

export function chooseFront(fronts: readonly SharedFront[], random: Random): StormFront {
  let rest = random.next() * fronts.reduce((sum, { share }) => sum + share, 0)
  for (const { share, front } of fronts) {
    rest -= share
    if (rest < 0) return front
  }
  return random.pick(fronts).front
}

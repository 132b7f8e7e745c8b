import type { Network } from '@veche/contract/networks/index.ts'
import { emailPast } from './email.ts'
import { formPast } from './form.ts'
import { maxPast } from './max.ts'
import { okPast } from './ok.ts'
import type { PastNetwork } from './past-network.ts'
import { telegramPast } from './telegram.ts'
import { vkPast } from './vk.ts'

export type { Where } from './past-network.ts'
export { containerOfStream } from './vk.ts'

export const PAST_NETWORKS: Record<Network, PastNetwork> = {
  vk: vkPast,
  telegram: telegramPast,
  max: maxPast,
  ok: okPast,
  email: emailPast,
  form: formPast,
}

/** Under whose posts streams were asked. */
export const STREAM_NETWORK = 'vk'
/** Where a rumour was seen, in the order in which its places were found. */
export const RUMOUR_NETWORKS: readonly Network[] = ['vk', 'ok', 'telegram', 'vk']

/** Makes the municipal chats and all that their life needs. */
import type { Life } from '../life.ts'
import { maxToConnectedPage, planMaxBots } from '../networks/max-pages.ts'
import type { Begin, ConnectedPage, DemoChat } from '../protocol.ts'
import type { Meanings } from '../texts/meanings.ts'
import { createChatScript } from './chat-script.ts'
import { createChatStage } from './chat-stage.ts'
import type { ChatsLife } from './chats-life.ts'
import { planChats } from './plan.ts'
import {
  areMaxChatsHeard,
  type ChatControls,
  openMaxChats,
  populateChats,
  toDemoChat,
} from './populate-chats.ts'

export type PopulatedChats = {
  chats: DemoChat[]
  /** Bots that only the chats need. */
  pages: ConnectedPage[]
  life: Omit<ChatsLife, 'newIncidents'>
}

export function populateChatsLife(
  life: Omit<Life, 'newIncidents'>,
  {
    controls,
    officials,
    meanings,
  }: { controls: ChatControls; officials: Begin['officials']; meanings: Meanings },
): PopulatedChats {
  const { seed, run, homes, people, phrasebook } = life
  const maxBots = planMaxBots(seed, homes)
  const plans = planChats({ seed, homes, people, known: officials })
  const chats = populateChats(plans, { controls, maxBots })
  return {
    chats: chats.map(toDemoChat),
    pages: maxBots.map(maxToConnectedPage),
    life: {
      ...{ ...life, chats, meanings },
      script: createChatScript({ seed, run, phrasebook, chats }),
      stage: createChatStage(chats, controls),
      isHeard: () => areMaxChatsHeard(chats, controls.max),
      open: () => openMaxChats(chats, controls.max),
    },
  }
}

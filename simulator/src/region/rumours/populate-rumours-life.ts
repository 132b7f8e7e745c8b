/** Rumours and all that their life needs: they are told where the region already talks. */
import type { PopulatedChats } from '../chats/populate-chats-life.ts'
import { listConnected } from '../communities.ts'
import type { Life } from '../life.ts'
import { listRumourPlaces, type RumourNetwork } from './places.ts'
import { createRumourScript } from './rumour-script.ts'
import { createRumourStage, type Page } from './rumour-stage.ts'
import type { RumoursLife } from './rumours-life.ts'

export function populateRumoursLife(
  life: Omit<Life, 'newIncidents'>,
  { chats, pages }: { chats: PopulatedChats['life']; pages: Partial<Record<RumourNetwork, Page>> },
): Omit<RumoursLife, 'listRefuted'> {
  const { control, seed, run, speed, phrasebook, homes, people, now, signal, stats } = life
  const places = listRumourPlaces({ seed, homes, people })
  return {
    ...{ seed, run, speed, now, signal, stats },
    script: createRumourScript({ seed, run, phrasebook, places }),
    stage: createRumourStage(chats.stage, { pages, meanings: chats.meanings }),
    isHeard: () => chats.isHeard() && listConnected(control).size >= homes.length,
  }
}

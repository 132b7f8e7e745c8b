import { stopUnread } from '../../modules/answers/index.ts'
import {
  type ChatDeps,
  type ChatsContext,
  loadDangerBars,
  type RumourDesk,
} from '../../modules/chats/index.ts'
import { chooseAgency, getDirectory, getRegionMap, SHIPPED_WORDS } from '../../modules/directory/index.ts'
import {
  type FakesContext,
  findVisibleIds,
  listHeldMessages,
  registerRumours,
} from '../../modules/fakes/index.ts'
import { loadDeadlineBook, type RegisterDeps } from '../../modules/incidents/index.ts'
import { getSettings } from '../../modules/settings/index.ts'
import { chooseOffered, createRuleSuggester, createSpotReader } from '../../modules/text/index.ts'
import { createDangerReader, getOwn } from '../../modules/text/learning/index.ts'
import { loadStarter } from '../../modules/text/reader/starter.ts'
import { getTextReader } from '../../modules/text/topic-words/index.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import type { Product } from '../context.ts'
import { createChannelFacts } from './channel-facts.ts'

let ruled: ReturnType<typeof createRuleSuggester> | null = null

/** The rules of the text alone, compiled once a process. */
function rulesOfText(): ReturnType<typeof createRuleSuggester> {
  ruled ??= createRuleSuggester(SHIPPED_WORDS)
  return ruled
}

/** What turning words into work needs, as it is at the moment of asking. */
export function createRegisterDeps(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  facts: ReturnType<typeof createChannelFacts>,
): () => Promise<RegisterDeps> {
  return async () => {
    const [book, directory, map, known, settings, own, readerOf] = await Promise.all([
      loadDeadlineBook(db),
      getDirectory(db),
      getRegionMap(db),
      facts.all(),
      getSettings(db),
      getOwn(db),
      getTextReader(db),
    ])
    const suggest = readerOf(own?.topic ?? null)
    const readSpot = createSpotReader(directory.placeRoutes.map(({ object }) => object))
    return {
      suggest: (texts) => suggest(texts).map((found) => chooseOffered(found, directory)),
      chooseRoute: (topicCode, municipalityCode, told) =>
        chooseAgency(directory, { topicCode, municipalityCode, spot: readSpot(told) }),
      municipalityOfChannel: (channelId) => known.get(channelId)?.municipalityCode ?? null,
      map,
      book,
      settings,
      now: clock(),
      stopUnread,
    }
  }
}

const rumours: RumourDesk = { hear: registerRumours, listHeld: listHeldMessages, listVisible: findVisibleIds }

/** The same for what is said in municipal chats. */
export function createChatDeps(
  { context: { db, vault }, connectors }: Pick<Product, 'context' | 'connectors'>,
  loadRegisterDeps: () => Promise<RegisterDeps>,
): () => Promise<ChatDeps> {
  return async () => ({
    ...(await loadRegisterDeps()),
    ...{ directory: await getDirectory(db), vault, connectors, rumours },
    ...{ chatModels: loadStarter(), suggestByRules: rulesOfText() },
    dangerBarAt: await loadDangerBars(db),
    readOwnDanger: createDangerReader(await getOwn(db)),
  })
}

export function chatsContextOf(product: Pick<Product, 'context' | 'connectors'>): ChatsContext {
  const { context } = product
  return {
    ...context,
    rumours,
    loadDeps: createChatDeps(product, createRegisterDeps(context, createChannelFacts(context))),
  }
}

export function fakesContextOf({
  context,
  connectors,
  channels,
  fakeFiles,
}: Pick<Product, 'context' | 'connectors' | 'channels' | 'fakeFiles'>): FakesContext {
  const { db, clock } = context
  return {
    ...{ ...context, connectors, files: fakeFiles, findAccount: channels.find },
    async loadDeps() {
      const [book, directory] = await Promise.all([loadDeadlineBook(db), getDirectory(db)])
      return { book, directory, now: clock() }
    },
  }
}

/**
 * Turns questions that nobody answered in time into incidents. They are found by an index and checked again under locks that wait
 * for nobody, so two workers never pass one on twice, and one that fails stops no other. A rumour that is
 * being checked waits for its refutation.
 */

import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { isDatabaseAway } from '../../../platform/database/db.ts'
import { announceChats, type ChatsContext } from '../chat/index.ts'
import { type LatePlace, listLate, lockLate } from './late.repository.ts'
import { passOn } from './pass-on.ts'

type SweepDeps = Pick<ChatsContext, 'db' | 'clock' | 'log' | 'loadDeps'>
/** Questions that could not be passed on, and until when they are skipped. */
export type SetBack = Map<string, number>

const PAGE = 100
const IDLE_MS = 5000
const SET_BACK_MS = 10 * 60_000

export function startLateSweep(deps: SweepDeps): Loop {
  const setBack: SetBack = new Map()
  return startLoop({
    name: 'late chat questions',
    log: deps.log,
    async turn() {
      await sweepLate(deps, setBack)
      return { nextInMs: IDLE_MS }
    },
  })
}

/** Passes on all late questions, page by page, and returns how many became incidents. */
export async function sweepLate(deps: SweepDeps, setBack: SetBack = new Map()): Promise<number> {
  const now = deps.clock()
  let passed = 0
  let after: LatePlace | null = null
  do {
    const page: LatePlace[] = await listLate(deps.db, { now, after, limit: PAGE })
    const due = page.filter(({ messageId }) => (setBack.get(messageId) ?? 0) <= now.getTime())
    passed += await passPage(
      deps,
      due.map(({ messageId }) => messageId),
      setBack,
    )
    after = page.length === PAGE ? (page.at(-1) ?? null) : null
  } while (after)
  return passed
}

async function passPage(deps: SweepDeps, messageIds: readonly string[], setBack: SetBack): Promise<number> {
  if (messageIds.length === 0) return 0
  try {
    return await passTogether(deps, messageIds)
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    let passed = 0
    for (const id of messageIds) passed += await passAlone(deps, id, setBack)
    return passed
  }
}

async function passAlone(deps: SweepDeps, messageId: string, setBack: SetBack): Promise<number> {
  try {
    return await passTogether(deps, [messageId])
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    deps.log.error({ err: error, messageId }, 'a chat question could not be passed on')
    setBack.set(messageId, deps.clock().getTime() + SET_BACK_MS)
    return 0
  }
}

async function passTogether(
  { db, clock, loadDeps }: SweepDeps,
  messageIds: readonly string[],
): Promise<number> {
  const deps = { ...(await loadDeps()), now: clock() }
  return db.transaction().execute(async (tx) => {
    const late = await lockLate(tx, messageIds, deps.now)
    const rumours = late.filter((question) => question.class === 'rumour')
    const held = await deps.rumours.listHeld(
      tx,
      rumours.map(({ messageId }) => messageId),
    )
    const questions = late.filter(({ messageId }) => !held.has(messageId))
    await passOn(tx, questions, { deps, closedBy: null })
    const chats = new Map(questions.map(({ chatId: id, ...place }) => [id, { id, ...place }]))
    await announceChats(tx, [...chats.values()])
    return questions.length
  })
}

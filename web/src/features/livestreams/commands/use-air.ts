import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { randomId } from '../../../lib/browser/random-id.ts'
import { useOnline } from '../../../lib/line/online.ts'
import { useIsLive, useLiveEvents } from '../../../lib/live/live.ts'
import type { Command, Question, TypedQuestion } from '../stream/index.ts'
import { createAirLine } from './line.ts'
import { startSnapshots } from './snapshot.ts'
import { type AirStore, type AirView, createAirStore } from './store.ts'
import { createAirSync } from './sync.ts'

type Bare<C> = C extends Command ? Omit<C, 'key' | 'at'> : never
/** A command as a person means it; the key and the moment are put to it when it is pressed. */
export type Meant = Bare<Command>
export type Air = {
  store: AirStore
  /** Gives the key by which its fate is known. */
  press: (questionId: string, meant: Meant) => string
  undo: () => void
  type: (said: Pick<TypedQuestion, 'channel' | 'text' | 'name' | 'contact'>) => string
  refresh: () => void
}

const GATHER_MS = 200
const ASK_EVERY_MS = 2000

/** The questions of one stream, live, and what is pressed upon them; with a line and without one. */
export function useAirStore(userId: string, livestreamId: string, startedAt: string | null): Air {
  const [air] = useState(() => createAir(userId, livestreamId))
  const { store, refresh } = air
  useEffect(() => void store.setStartedAt(startedAt), [store, startedAt])
  useEffect(() => {
    return startSnapshots(store, { userId, livestreamId })
  }, [store, userId, livestreamId])
  useNews(air, livestreamId)
  useEffect(() => {
    refresh()
  }, [refresh])
  return air
}

function createAir(userId: string, livestreamId: string): Air {
  const store = createAirStore({ userId, livestreamId })
  const sync = createAirSync(store, createAirLine(livestreamId))
  const pressed: string[] = []
  const moment = () => new Date(store.now()).toISOString()
  function send(questionId: string, meant: Meant): string {
    const key = randomId()
    store.press(questionId, { ...meant, key, at: moment() })
    void sync()
    return key
  }
  return {
    store,
    refresh: () => void sync(),
    press(questionId, meant) {
      // What was typed is mended by typing; the last key before it is undone.
      if (meant.type !== 'word_answer' && meant.type !== 'undo') pressed.push(questionId)
      return send(questionId, meant)
    },
    undo() {
      const last = pressed.pop()
      if (last) send(last, { type: 'undo' })
    },
    type(said) {
      const key = randomId()
      store.type({ ...said, key, askedAt: moment() })
      void sync()
      return key
    },
  }
}

/** A burst of events costs one request; while no events come, the screen asks by itself. */
function useNews({ store, refresh }: Air, livestreamId: string): void {
  const [gather] = useState<{ timer: ReturnType<typeof setTimeout> | undefined }>({ timer: undefined })
  const isLive = useIsLive()
  const isOnline = useOnline()
  const isLineLost = useSyncExternalStore(store.subscribe, () => store.view().isLineLost)
  useLiveEvents((event) => {
    if (event.type !== 'livestream' || event.livestreamId !== livestreamId) return
    gather.timer ??= setTimeout(() => {
      gather.timer = undefined
      refresh()
    }, GATHER_MS)
  })
  useEffect(() => () => clearTimeout(gather.timer), [gather])
  useEffect(() => {
    // Something may have been missed meanwhile.
    if (isLive && isOnline) refresh()
    if (isLive && isOnline && !isLineLost) return
    const timer = setInterval(refresh, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [isLive, isOnline, isLineLost, refresh])
}

export const AirContext = createContext<Air | null>(null)

export function useAir(): Air {
  const air = useContext(AirContext)
  if (!air) throw new Error('no stream around')
  return air
}

/** A part of the view; `pick` gives a part as it stands there, never a new object. */
export function useAirView<T>(pick: (view: AirView) => T): T {
  const { store } = useAir()
  const read = () => pick(store.view())
  return useSyncExternalStore(store.subscribe, read, read)
}

export function useQuestion(id: string | null): Question | undefined {
  const { store } = useAir()
  const read = () => (id === null ? undefined : store.find(id))
  return useSyncExternalStore(store.subscribe, read, read)
}

/** The server's clock to the second; redraws only who asks for it. */
export function useAirNow(): number {
  const { store } = useAir()
  const [second, setSecond] = useState(() => Math.floor(store.now() / 1000))
  useEffect(() => {
    const timer = setInterval(() => setSecond(Math.floor(store.now() / 1000)), 250)
    return () => clearInterval(timer)
  }, [store])
  return second * 1000
}

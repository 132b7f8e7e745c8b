/**
 * Acts of one kind that were pressed without a line: each is kept before it leaves, shown where it was pressed, and sent
 * once when the line is back. The server answers a repeat as it answered the first, so a lost reply costs nothing.
 */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { isForLater, isUnreachable } from '../api.ts'
import { listStoredKeys, readStored, writeStored } from '../browser/storage.ts'
import { meQuery } from '../session.ts'
import { KEPT_CHANGED, subscribeToKept } from './kept.ts'
import { type KeptRefusal, keptRefusalOf, parseKept } from './kept-refusal.ts'

export type KeptAct<Body> = {
  /** What it is about: a later act of the kind in the same place takes its place. */
  place: string
  incidentId: string
  body: Body
  at: number
  refused: KeptRefusal | null
}

/** Keys of what is said; `labels`: of the fields of its form, by which a refusal calls them. */
type Words = { sent: string | null; refused: string; labels?: Readonly<Record<string, string>> }

type Kind<Body> = {
  /** In the local store, under `work`. */
  name: string
  send: (act: KeptAct<Body>) => Promise<unknown>
  /** Keys of what is said of one that went later; null: nothing. */
  words: (body: Body) => Words
  /** Whose answers of the server become old. */
  old: (act: KeptAct<Body>) => string[][]
}

/** One act that waits, for whoever sends it. */
export type Run = {
  incidentId: string
  at: number
  words: Words
  old: string[][]
  /** Null: the server has it. What it refuses stays with the reason, until its person has seen it. */
  send: () => Promise<KeptRefusal | null>
}

export type Acts<Body> = {
  /** Sent at once. False: there is no line, and it waits here. */
  sendOrKeep: (
    userId: string,
    given: Pick<KeptAct<Body>, 'place' | 'incidentId' | 'body'>,
  ) => Promise<boolean>
  drop: (userId: string, act: KeptAct<Body>) => void
  /** In the order in which they were pressed. */
  listRuns: (userId: string) => Run[]
  /** Of one question; the same in every window of this browser. */
  useKept: (incidentId: string) => { userId: string; kept: readonly KeptAct<Body>[] }
}

export function keepActs<Body>(kind: Kind<Body>): Acts<Body> {
  const prefixOf = (userId: string) => `work.${userId}.${kind.name}.`
  /** On their way from an open form: nothing says yet that they wait. */
  const going = new Set<string>()

  function write(userId: string, act: KeptAct<Body>): boolean {
    const key = `${prefixOf(userId)}${act.place}`
    writeStored(key, JSON.stringify(act))
    window.dispatchEvent(new Event(KEPT_CHANGED))
    return readStored(key) !== null
  }
  const find = (userId: string, place: string) => readKept<Body>(readStored(`${prefixOf(userId)}${place}`))
  /** Another may stand in its place by now. */
  const isStill = (userId: string, { place, at }: KeptAct<Body>) => find(userId, place)?.at === at

  function drop(userId: string, act: KeptAct<Body>): void {
    if (isStill(userId, act)) writeStored(`${prefixOf(userId)}${act.place}`, null)
    window.dispatchEvent(new Event(KEPT_CHANGED))
  }

  function listStanding(userId: string): KeptAct<Body>[] {
    return listStoredKeys(prefixOf(userId))
      .flatMap((key) => readKept<Body>(readStored(key)) ?? [])
      .filter(({ place }) => !going.has(place))
      .toSorted((one, two) => one.at - two.at)
  }

  async function sendKept(userId: string, act: KeptAct<Body>): Promise<KeptRefusal | null> {
    try {
      await kind.send(act)
    } catch (error) {
      if (isForLater(error)) throw error
      const refused = keptRefusalOf(error)
      if (isStill(userId, act)) write(userId, { ...act, refused })
      return refused
    }
    drop(userId, act)
    return null
  }

  return {
    drop,
    async sendOrKeep(userId, given) {
      const act = { ...given, at: Date.now(), refused: null }
      going.add(act.place)
      const isKept = write(userId, act)
      try {
        await kind.send(act)
        drop(userId, act)
        return true
      } catch (error) {
        if (isKept && isUnreachable(error)) return false
        drop(userId, act)
        throw error
      } finally {
        going.delete(act.place)
        window.dispatchEvent(new Event(KEPT_CHANGED))
      }
    },
    listRuns(userId) {
      const waiting = listStanding(userId).filter(({ refused }) => refused === null)
      return waiting.map((act) => ({
        ...{ incidentId: act.incidentId, at: act.at, words: kind.words(act.body), old: kind.old(act) },
        // Its person may have let go of it while those before it went.
        send: () => (isStill(userId, act) ? sendKept(userId, act) : Promise.resolve(null)),
      }))
    },
    useKept(incidentId) {
      const userId = useQuery(meQuery).data?.id ?? ''
      const text = useSyncExternalStore(subscribeToKept, () => JSON.stringify(listStanding(userId)))
      return useMemo(() => {
        const all: KeptAct<Body>[] = JSON.parse(text)
        return { userId, kept: all.filter((one) => one.incidentId === incidentId) }
      }, [userId, text, incidentId])
    },
  }
}

function readKept<Body>(text: string | null): KeptAct<Body> | null {
  const kept: Partial<KeptAct<Body>> | null = parseKept(text)
  const isKept =
    typeof kept?.place === 'string' &&
    typeof kept.incidentId === 'string' &&
    typeof kept.body === 'object' &&
    kept.body !== null &&
    typeof kept.at === 'number'
  return isKept ? (kept as KeptAct<Body>) : null
}

/**
 * Acts of one kind that were pressed without a line: each is kept before it leaves, shown where it was pressed, and sent
 * once when the line is back. The server answers a repeat as it answered the first, so a lost reply costs nothing.
 */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { isForLater, isUnreachable } from '../api.ts'
import { listStoredKeys, readStored, writeStored } from '../browser/storage.ts'
import { meQuery } from '../session.ts'
import { type Accepts, assertAccepted } from './accepted.ts'
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
type Words = {
  sent: string | null
  refused: string
  labels?: Readonly<Record<string, string>>
  /** Of a step: what `sent` is said of, and the key of its name. */
  step?: { number: number; act: string }
}

type Kind<Body, Answer> = {
  /** In the local store, under `work`. */
  name: string
  /** By which the server reads it: what it would refuse is never kept. Null: it is sent without words. */
  accepts: Accepts<Body> | null
  send: (act: KeptAct<Body>) => Promise<Answer>
  /** Of one that waited, where that differs: the question may have gone on meanwhile. */
  sendLater?: (act: KeptAct<Body>) => Promise<Answer>
  /** Keys of what is said of one that went later; null: nothing. */
  words: (body: Body) => Words
  /** Whose answers of the server become old. */
  old: (act: KeptAct<Body>) => string[][]
  /** Something of the question that was pressed before it waits elsewhere. */
  isHeld?: (userId: string, act: KeptAct<Body>) => boolean
  /** Another act of the question as it is after `sent` was done; null: as it was. */
  follow?: (body: Body, sent: Body, answer: Answer) => Body | null
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

type Given<Body> = Pick<KeptAct<Body>, 'place' | 'incidentId' | 'body'>

export type Acts<Body, Answer = unknown> = {
  /** Sent at once. False: there is no line, and it waits here. */
  sendOrKeep: (userId: string, given: Given<Body>) => Promise<boolean>
  /** The same, for whoever shows what the server answered; null: it waits here. */
  press: (userId: string, given: Given<Body>) => Promise<{ answer: Answer } | null>
  drop: (userId: string, act: KeptAct<Body>) => void
  /** In the order in which they were pressed. */
  listRuns: (userId: string) => Run[]
  /** Of one question, or of all; the same in every window of this browser. */
  useKept: (incidentId: string | null) => { userId: string; kept: readonly KeptAct<Body>[] }
  /** For the test that asks each kind whether it holds a body against its schema. */
  name: string
}

export function keepActs<Body, Answer = unknown>(kind: Kind<Body, Answer>): Acts<Body, Answer> {
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
    let answer: Answer
    try {
      answer = await (kind.sendLater ?? kind.send)(act)
    } catch (error) {
      if (isForLater(error)) throw error
      const refused = keptRefusalOf(error)
      if (isStill(userId, act)) write(userId, { ...act, refused })
      return refused
    }
    drop(userId, act)
    for (const other of listStanding(userId)) {
      if (other.incidentId !== act.incidentId || other.refused !== null) continue
      const body = kind.follow?.(other.body, act.body, answer) ?? null
      if (body !== null) write(userId, { ...other, body })
    }
    return null
  }

  async function press(userId: string, given: Given<Body>): Promise<{ answer: Answer } | null> {
    const act = { ...given, at: Date.now(), refused: null }
    if (kind.accepts) await assertAccepted(kind.accepts, act.body, 'at hand')
    going.add(act.place)
    const isKept = write(userId, act)
    try {
      const answer = await kind.send(act)
      drop(userId, act)
      return { answer }
    } catch (error) {
      try {
        if (!isKept || !isUnreachable(error)) throw error
        if (kind.accepts) await assertAccepted(kind.accepts, act.body, 'brought')
        return null
      } catch (refusal) {
        drop(userId, act)
        throw refusal
      }
    } finally {
      going.delete(act.place)
      window.dispatchEvent(new Event(KEPT_CHANGED))
    }
  }

  return {
    name: kind.name,
    drop,
    press,
    sendOrKeep: async (userId, given) => (await press(userId, given)) !== null,
    listRuns(userId) {
      const waiting = listStanding(userId).filter(
        (act) => act.refused === null && kind.isHeld?.(userId, act) !== true,
      )
      return waiting.map((act) => ({
        ...{ incidentId: act.incidentId, at: act.at, words: kind.words(act.body), old: kind.old(act) },
        // Its person may have let go of it while those before it went.
        send() {
          const still = isStill(userId, act) ? find(userId, act.place) : null
          return still ? sendKept(userId, still) : Promise.resolve(null)
        },
      }))
    },
    useKept(incidentId) {
      const userId = useQuery(meQuery).data?.id ?? ''
      const read = () => JSON.stringify(listStanding(userId))
      const text = useSyncExternalStore(subscribeToKept, read, read)
      return useMemo(() => {
        const all: KeptAct<Body>[] = JSON.parse(text)
        return { userId, kept: all.filter((one) => incidentId === null || one.incidentId === incidentId) }
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

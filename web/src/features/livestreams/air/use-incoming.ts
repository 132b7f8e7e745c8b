import { useMemo, useRef, useState } from 'react'
import { useAir, useAirView } from '../commands/index.ts'
import { countNew, holdList } from './incoming-list.ts'
import { type ChosenTopic, countTopics, ofTopic } from './incoming-topics.ts'

export type Incoming = ReturnType<typeof useIncoming>

/** Unanswered questions of a topic, or what was folded and asks nothing. While somebody looks at one, the list holds still. */
export function useIncoming(chosenId: string | null) {
  const { store } = useAir()
  const view = useAirView((whole) => whole)
  const [topic, setTopic] = useState<ChosenTopic>(undefined)
  const [isRest, setRest] = useState(false)
  const [isScrolled, setScrolled] = useState(false)
  const topics = useMemo(() => countTopics(view.incomingIds, store.find, topic), [view, store, topic])
  const unanswered = useMemo(
    () => ofTopic(view.incomingIds, store.find, topic),
    [store, view.incomingIds, topic],
  )
  const live = isRest ? view.restIds : unanswered
  const shown = `${isRest} ${topic}`
  const held = useRef({ shown, ids: live })
  const isHeld =
    held.current.shown === shown && (isScrolled || (chosenId !== null && live.includes(chosenId)))
  held.current = { shown, ids: isHeld ? holdList(held.current.ids, live) : live }
  const { ids } = held.current
  const newCount = isHeld ? countNew(ids, live) : 0
  const counts = { unanswered: view.incomingIds.length, rest: view.restIds.length }
  return { ids, newCount, topics, topic, setTopic, isRest, setRest, setScrolled, counts }
}

import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useCallback, useEffect, useState } from 'react'
import { ApiError } from '../../lib/api.ts'
import { type KeptTour, keepTour, readTour } from './tour-memory.ts'
import { furthestStage, type Stage, stageOf } from './tour-stages.ts'

/** What it is about is kept at each change. */
export function useKeptTour(userId: string) {
  const [tour, setTour] = useState<KeptTour>(() => readTour(userId))
  useEffect(() => void keepTour(userId, tour), [userId, tour])
  const follow = useCallback((id: string) => setTour((old) => ({ ...old, seen: [...old.seen, id] })), [])
  const setAnswered = useCallback((id: string) => setTour((old) => ({ ...old, answeredId: id })), [])
  return { ...tour, follow, setAnswered }
}

/** Of an earlier life of the demo region, or out of the reader's sight by now. */
export function hasGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404
}

type Answered = Pick<ReturnType<typeof useKeptTour>, 'answeredId' | 'setAnswered'>

/** The furthest point that this question has come to. */
export function useStage(
  incident: IncidentResponse | undefined,
  { answeredId, setAnswered }: Answered,
): Stage | null {
  const id = incident?.id
  const isAnswered = incident !== undefined && stageOf(incident.step) === 'published'
  useEffect(() => {
    if (isAnswered && id !== undefined) setAnswered(id)
  }, [isAnswered, id, setAnswered])
  return incident ? furthestStage(incident.step, answeredId === incident.id) : null
}

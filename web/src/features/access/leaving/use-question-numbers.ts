import { useQueries } from '@tanstack/react-query'
import type { UnsentQuestion } from '../../../lib/line/person-store.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'

/** As many are named of each kind; the others are counted. */
const NAMED = 5

/** Gives numbers of the first questions: kept along, read before, or asked of the server, which without a line says none. */
export function useQuestionNumbers(questions: readonly UnsentQuestion[]): number[] {
  const shown = questions.slice(0, NAMED)
  const cards = useQueries({
    queries: shown.map(({ id, number }) => ({
      ...incidentQuery(id),
      enabled: number === null,
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  })
  return shown.flatMap(({ number }, index) => number ?? cards[index]?.data?.number ?? [])
}

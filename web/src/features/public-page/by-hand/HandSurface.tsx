import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { handRecordQuery } from './by-hand.queries.ts'

/** Where it was said, of a question that a person wrote down: by telephone, in person or on paper, and not «the form». */
export function HandSurface({ incidentId, other }: { incidentId: string; other: string }) {
  const { t } = useTranslation()
  const way = useQuery(handRecordQuery(incidentId)).data?.record?.way
  return way ? t(`by-hand.surface.${way}`) : other
}

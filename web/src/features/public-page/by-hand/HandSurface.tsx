import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { handRecordQuery } from './by-hand.queries.ts'

/**
 * Where it was said: of a question that a person wrote down the way that was chosen in its form, by the same name, and
 * neither the sign nor the name of the form of the site, through which it did not come.
 */
export function HandSurface({ incidentId, other }: { incidentId: string; other: string }) {
  const { t } = useTranslation()
  const way = useQuery(handRecordQuery(incidentId)).data?.record?.way
  if (way) return t(`by-hand.way.${way}`)
  return (
    <>
      <ChannelGlyph network="form" /> {other}
    </>
  )
}

import type { IncidentListItem, ListedIncident } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { MARK_ICONS, type Mark, marksOf } from './incident-marks.ts'

/** A row of a list says how it came; what is shown beside one question may not. */
export type FromAList = IncidentListItem & Partial<Pick<ListedIncident, 'handWay'>>

/** In a row: an icon and a number, the words on hover and for a reader of the screen. */
export function RowMarks({ incident }: { incident: IncidentListItem }) {
  const wordsOf = useMarkWords()
  return marksOf(incident).map((mark) => {
    const Icon = MARK_ICONS[mark.key]
    const words = wordsOf(mark)
    return (
      <span key={mark.key} className="row g1 nw faint" title={words}>
        <Icon className="ic s" aria-hidden="true" />
        {mark.count !== null && <span aria-hidden="true">{mark.count}</span>}
        <span className="sr">{words}</span>
      </span>
    )
  })
}

/** Where it came from: the sign of its network, or the way by which it came to whoever wrote it down. */
export function OriginMark({ incident: { network, handWay } }: { incident: FromAList }) {
  const { t } = useTranslation()
  if (handWay) return <span className="tag">{t(`incidents.handWay.${handWay}`)}</span>
  return <ChannelGlyph network={network} />
}

/** In the head of a card: the words themselves. */
export function HeadMarks({ incident }: { incident: IncidentListItem }) {
  const wordsOf = useMarkWords()
  return marksOf(incident).map((mark) => {
    const Icon = MARK_ICONS[mark.key]
    return (
      <span key={mark.key} className="tag">
        <Icon className="ic s" aria-hidden="true" />
        {wordsOf(mark)}
      </span>
    )
  })
}

function useMarkWords() {
  const { t } = useTranslation()
  const { day } = useFormat()
  return ({ key, count, at }: Mark) =>
    t(`work.mark.${key}`, { ...(count !== null && { count }), day: at === null ? '' : day(at) })
}

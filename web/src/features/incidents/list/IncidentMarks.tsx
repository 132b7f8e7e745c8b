import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { MARK_ICONS, type Mark, marksOf } from './incident-marks.ts'

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

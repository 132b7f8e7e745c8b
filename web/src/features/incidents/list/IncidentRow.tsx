import { IconPencil } from '@tabler/icons-react'
import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { type MouseEvent, memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryNames } from '../../../lib/directory.ts'
import { isUrgentNow } from '../../../lib/incidents/deadline.ts'
import { leadTo, takeFocus } from '../../../lib/keyboard/hotkeys.ts'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, StateShape } from '../../../ui/State.tsx'
import { OriginMark } from '../../../ui/text/OriginMark.tsx'
import { DeadlineMark } from '../deadlines/index.ts'
import { RowMarks } from './IncidentMarks.tsx'
import * as styles from './incident-list.module.css'
import { useUrgentWords } from './use-urgent-words.ts'

type Props = {
  incident: IncidentListItem
  names: DirectoryNames
  writers: readonly string[]
  hrefOf: (incidentId: string) => string
  isCurrent: boolean
  /** The page leads here by itself: the focus comes along, wherever it was lost. */
  isLedTo?: boolean
  isSelected?: boolean
  /** Rows are chosen: Enter is for them, whichever row has the focus. */
  hasChosen?: boolean
  onSelect?: ((incidentId: string) => void) | undefined
  onOpen: (incidentId: string) => void
}

/** Of thirty rows on the screen a key changes two. */
export const IncidentRow = memo(function Row({
  incident,
  names,
  writers,
  hrefOf,
  isCurrent,
  isLedTo = false,
  isSelected = false,
  hasChosen = false,
  onSelect,
  onOpen,
}: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isCurrent) takeFocus(link.current)
  }, [isCurrent])
  useEffect(() => {
    if (isLedTo) leadTo(link.current)
  }, [isLedTo])
  function onClick(event: MouseEvent) {
    if (event.shiftKey && onSelect) {
      event.preventDefault()
      onSelect(incident.id)
      return
    }
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onOpen(incident.id)
  }
  return (
    <a
      ref={link}
      href={hrefOf(incident.id)}
      className={styles.incidentRow}
      data-selected={isSelected}
      data-row={incident.id}
      data-enter-of-page={isCurrent || hasChosen ? '' : undefined}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onClick}
    >
      <span className={styles.firstLine}>
        <OriginMark of={incident} />
        <b className="el grow">
          {isSelected && <span className="sr">{t('incidents.chosen')} </span>}
          {storedWords(incident.title, t)}
        </b>
        <DeadlineMark incident={incident} />
      </span>
      <span className={styles.secondLine}>
        <span className="el grow">{placeWords(incident, names) ?? t('incidents.noPlace')}</span>
        <Writers names={writers} />
        <RowFlags incident={incident} />
        <RowMarks incident={incident} />
        <span className="nw">{shortMoment(incident.foundAt)}</span>
      </span>
    </a>
  )
})

function Writers({ names }: { names: readonly string[] }) {
  const { t } = useTranslation()
  if (names.length === 0) return null
  const words = t('incidents.writes', { name: names.join(', ') })
  return (
    <span className={`tag ${styles.writers}`} title={words}>
      <IconPencil className="ic" aria-hidden="true" />
      <span className="el">{words}</span>
    </span>
  )
}

function RowFlags({ incident }: { incident: IncidentListItem }) {
  const { t } = useTranslation()
  const urgent = useUrgentWords()(incident)
  const { flags, messageCount } = incident
  return (
    <>
      {isUrgentNow(incident) && (
        <span className="st urgent" title={urgent}>
          <StateShape name="urgent" />
          <span className="sr">{urgent}</span>
        </span>
      )}
      {flags.hasFailedDelivery && (
        <State name="late" className="xs">
          {t('incidents.flag.failedDeliveryShort')}
        </State>
      )}
      {flags.hasUnknownDelivery && <span className="tag">{t('incidents.flag.unknownDeliveryShort')}</span>}
      {flags.hasUnreadFollowUp && <span className="tag">{t('incidents.flag.followUpShort')}</span>}
      {flags.isReopened && <span className="tag">{t('incidents.flag.reopened')}</span>}
      {messageCount > 1 && (
        <span className="tag" title={t('incidents.messageCount', { count: messageCount })}>
          <span aria-hidden="true">{messageCount}</span>
          <span className="sr">{t('incidents.messageCount', { count: messageCount })}</span>
        </span>
      )}
    </>
  )
}

/** «Старорусский · Поперечная ул., 8»; null when nothing is known. */
export function placeWords(
  { municipalityCode, address }: Pick<IncidentListItem, 'municipalityCode' | 'address'>,
  names: DirectoryNames,
): string | null {
  const street = [address.street, address.house].filter(Boolean).join(', ')
  const parts = [names.municipalityName(municipalityCode), address.settlement, street, address.object]
  const known = parts.filter((part) => part !== null && part !== '')
  return known.length > 0 ? known.slice(0, 3).join(' · ') : null
}

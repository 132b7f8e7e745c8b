import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import * as styles from './contributions.module.css'
import type { AskedPart } from './contributions.queries.ts'
import { PartState } from './PartState.tsx'

export type RenderPart = (part: AskedPart, content: ReactNode, className?: string) => ReactNode
type Props = { label: string; parts: readonly AskedPart[]; renderPart: RenderPart }

/** The whole row is the target. */
export function PartList({ label, parts, renderPart }: Props) {
  return (
    <ul className={styles.partRows} aria-label={label}>
      {parts.map((part) => (
        <li key={part.id}>{renderPart(part, <Line part={part} />, `panel ${styles.partRow}`)}</li>
      ))}
    </ul>
  )
}

function Line({ part }: { part: AskedPart }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { ask, askingAgencyCode, askedByName, takenByName, isMine, incidentId, agencyCode } = part
  const from = t('contributions.from', { agency: names.agencyName(askingAgencyCode), name: askedByName })
  return (
    <>
      <b className="blk">{ask === '' ? t('contributions.erased') : ask}</b>
      <span className="sm muted">
        {incidentId === null
          ? from
          : t('contributions.askedOf', { agency: names.agencyName(agencyCode), name: askedByName })}
        {takenByName !== null && ` · ${isMine ? t('contributions.mine') : takenByName}`}
      </span>
      <PartState part={part} />
    </>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import * as styles from './contributions.module.css'
import type { PartRow } from './contributions.queries.ts'
import { PartState } from './PartState.tsx'

export type RenderPart = (contributionId: string, content: ReactNode, className?: string) => ReactNode
type Props = { label: string; parts: readonly PartRow[]; renderPart: RenderPart }

/** The whole row is the target. */
export function PartList({ label, parts, renderPart }: Props) {
  return (
    <ul className={styles.partRows} aria-label={label}>
      {parts.map((part) => (
        <li key={part.id}>{renderPart(part.id, <Line part={part} />, `panel ${styles.partRow}`)}</li>
      ))}
    </ul>
  )
}

function Line({ part }: { part: PartRow }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { ask, askingAgencyCode, askedByName, takenByName, isMine } = part
  return (
    <>
      <b className="blk">{ask === '' ? t('contributions.erased') : ask}</b>
      <span className="sm muted">
        {t('contributions.from', { agency: names.agencyName(askingAgencyCode), name: askedByName })}
        {takenByName !== null && ` · ${isMine ? t('contributions.mine') : takenByName}`}
      </span>
      <PartState part={part} />
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import type { RenderBody } from './AnswerPanel.tsx'
import * as styles from './duty.module.css'
import type { Duty } from './duty.queries.ts'
import { PhoneLinks } from './PhoneLinks.tsx'

type Props = { people: Duty['people']; renderBody: RenderBody }

/** Whose names hold the words: half of all questions are «какой телефон у …». */
export function FoundPeople({ people, renderBody }: Props) {
  const { t } = useTranslation()
  const { agencyName } = useDirectory()
  if (people.length === 0) return null
  return (
    <section className={`panel ${styles.answer}`} aria-label={t('duty.found')}>
      <h2>{t('duty.found')}</h2>
      <ul>
        {people.map(({ personId, name, phone, agencyCode }) => (
          <li key={personId} className={styles.speaker}>
            <span className="grow">
              <b className="m blk">{name}</b>
              <span className="sm">{renderBody(agencyCode, agencyName(agencyCode))}</span>
            </span>
            <PhoneLinks phone={phone} whose={name} />
          </li>
        ))}
      </ul>
    </section>
  )
}

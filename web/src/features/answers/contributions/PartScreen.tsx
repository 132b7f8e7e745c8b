import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { BringFiles, PartFiles } from '../part-files/index.ts'
import * as styles from './contributions.module.css'
import type { Part } from './contributions.queries.ts'
import { PartBar } from './PartBar.tsx'
import { PartState } from './PartState.tsx'
import { PartTalk } from './PartTalk.tsx'

/** All that the asked body sees: what is asked, the words that are shown, the term, and what was said of it. */
export function PartScreen({ part, back }: { part: Part; back: ReactNode }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { moment } = useFormat()
  const { ask, shownWords, askingAgencyCode, askedByName, createdAt, personName, takenByName } = part
  return (
    <article className={styles.partScreen}>
      <header className="page-h">
        {back}
        <h1>{t('contributions.one')}</h1>
      </header>
      <PartState part={part} />
      <p className="sm muted">
        {t('contributions.askedBy', {
          ...{ agency: names.agencyName(askingAgencyCode), name: askedByName, moment: moment(createdAt) },
        })}
        {takenByName !== null && ` · ${t('contributions.takenBy', { name: takenByName })}`}
        {takenByName === null &&
          personName !== null &&
          ` · ${t('contributions.forPerson', { name: personName })}`}
      </p>
      <section className={styles.asked} aria-label={t('contributions.whatIsAsked')}>
        <h2>{t('contributions.whatIsAsked')}</h2>
        <p className="pre">{ask === '' ? t('contributions.erased') : ask}</p>
      </section>
      {shownWords !== '' && (
        <section className={styles.asked} aria-label={t('contributions.resident')}>
          <h2>{t('contributions.resident')}</h2>
          <blockquote className="pre">{shownWords}</blockquote>
        </section>
      )}
      <PartFiles part={part} />
      <BringFiles part={part} />
      <PartTalk posts={part.posts} />
      <PartBar part={part} refresh={['contributions']} />
      <p className="xs muted">{t('contributions.onlyThis')}</p>
    </article>
  )
}

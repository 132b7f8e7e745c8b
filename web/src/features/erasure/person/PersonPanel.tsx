import type { FoundPerson, PersonRows } from '@veche/contract/admin/persons.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../ui/settings-section.module.css'
import { FindPersonForm } from './FindPersonForm.tsx'
import { FoundRows } from './FoundRows.tsx'
import { HeldOfPerson } from './HeldOfPerson.tsx'
import { NOBODY } from './person-rows.ts'

/** A person is found, a human ticks which rows are theirs, and then sees, gives or erases all of it. */
export function PersonPanel() {
  const { t } = useTranslation()
  const [found, setFound] = useState<FoundPerson | null>(null)
  const [rows, setRows] = useState<PersonRows>(NOBODY)
  const isAnybody = Object.values(rows).some((ids) => ids.length > 0)
  return (
    <section className={`panel ${styles.settingsSection}`} aria-label={t('person.find.title')}>
      <h2>{t('person.find.title')}</h2>
      <p className="sm muted">{t('person.text')}</p>
      <FindPersonForm
        onFound={(one) => {
          setFound(one)
          setRows(NOBODY)
        }}
      />
      {found && <FoundRows found={found} rows={rows} onChange={setRows} />}
      {isAnybody && <HeldOfPerson rows={rows} />}
    </section>
  )
}

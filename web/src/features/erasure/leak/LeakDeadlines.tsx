import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { TextField } from '../../../ui/forms/Field.tsx'

const HOUR_MS = 3_600_000
const NOTICES = { first: 24, second: 72 } as const

/** Two notices that the law wants, counted from the moment in which the leak was found. */
export function LeakDeadlines() {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const [foundAt, setFoundAt] = useState('')
  const found = foundAt === '' ? null : new Date(foundAt)
  return (
    <fieldset>
      <legend className="lab">{t('person.leak.deadlines.title')}</legend>
      <TextField
        label={t('person.leak.deadlines.found')}
        hint={t('person.leak.deadlines.hint')}
        name="foundAt"
        type="datetime-local"
        value={foundAt}
        onChange={({ target }) => setFoundAt(target.value)}
      />
      {found &&
        (['first', 'second'] as const).map((notice) => (
          <label className="blk" key={notice}>
            <input type="checkbox" />{' '}
            {t(`person.leak.deadlines.${notice}`, {
              moment: moment(new Date(found.getTime() + NOTICES[notice] * HOUR_MS).toISOString()),
            })}
          </label>
        ))}
      {found && (
        <label className="blk">
          <input type="checkbox" /> {t('person.leak.deadlines.gossopka')}
        </label>
      )}
    </fieldset>
  )
}

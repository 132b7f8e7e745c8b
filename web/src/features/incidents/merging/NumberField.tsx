import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'

type Props = { shouldFocus: boolean; onFound: (row: IncidentListItem) => void }

/** One more question, by its number: what the list and the search for likeness did not bring. */
export function NumberField({ shouldFocus, onFound }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const wanted = Number(text.replaceAll(/[№\s]/g, ''))
  async function find() {
    if (!Number.isSafeInteger(wanted) || wanted < 1) return setProblem(t('merging.noNumber'))
    try {
      const query = { search: String(wanted), limit: 10 }
      const { incidents } = await unwrap(api.GET('/api/incidents', { params: { query } }))
      const found = incidents.find(({ number }) => number === wanted)
      if (!found) return setProblem(t('merging.noNumber'))
      onFound(found)
      setText('')
      setProblem(null)
    } catch (error) {
      setProblem(words(error))
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    // Empty, Enter is the answer to the whole form.
    if (event.key !== 'Enter' || text.trim() === '') return
    event.preventDefault()
    void find()
  }
  return (
    <div className="row g2">
      <div className="grow">
        <TextField
          label={t('merging.byNumber')}
          name="number"
          inputMode="numeric"
          enterKeyHint="search"
          value={text}
          error={problem ?? undefined}
          data-autofocus={shouldFocus ? '' : undefined}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <Button onClick={() => void find()}>{t('merging.add')}</Button>
    </div>
  )
}

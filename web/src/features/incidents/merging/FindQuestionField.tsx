import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { typedNumber } from '@veche/contract/rules/tables/typed-number.ts'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { placeWords } from '../list/index.ts'
import { nearFirst } from './merge-target.ts'

type Props = {
  given: readonly IncidentListItem[]
  shouldFocus: boolean
  onFound: (row: IncidentListItem) => void
}

const MOST = 8

/** One more question, by its number or by words of it: what the list and the search for likeness did not bring. */
export function FindQuestionField({ given, shouldFocus, onFound }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly IncidentListItem[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const search = text.trim()
  const wanted = typedNumber(search)
  function take(row: IncidentListItem) {
    onFound(row)
    setText('')
    setFound([])
  }
  async function find() {
    if (search === '') return
    setProblem(null)
    try {
      const query = { search: wanted === null ? search : String(wanted), limit: 30 }
      const { incidents } = await unwrap(api.GET('/api/incidents', { params: { query } }))
      const named = incidents.find(({ number }) => number === wanted)
      if (named) {
        // One that was left out is taken in again; of one that stands there something has to be said.
        if (given.some(({ id }) => id === named.id)) setProblem(t('merging.isHere', { number: named.number }))
        return take(named)
      }
      const near = wanted === null ? nearFirst(incidents, given).slice(0, MOST) : []
      setFound(near)
      if (near.length === 0) setProblem(t(wanted === null ? 'merging.noneFound' : 'merging.noNumber'))
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
    <div className="col g2">
      <div className="row g2">
        <div className="grow">
          <TextField
            label={t('merging.find')}
            name="number"
            enterKeyHint="search"
            limit={200}
            value={text}
            error={problem ?? undefined}
            data-autofocus={shouldFocus ? '' : undefined}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <Button onClick={() => void find()}>{t(wanted === null ? 'merging.search' : 'merging.add')}</Button>
      </div>
      {found.length > 0 && <FoundQuestions found={found} onTake={take} />}
    </div>
  )
}

type FoundProps = { found: readonly IncidentListItem[]; onTake: (row: IncidentListItem) => void }

/** What the words have found, the nearest first; each is added to what is merged. */
function FoundQuestions({ found, onTake }: FoundProps) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { shortMoment } = useFormat()
  return (
    <ul className="col g2" aria-label={t('merging.found')}>
      {found.map((row) => {
        const name = t('incidents.question', { number: row.number })
        return (
          <li key={row.id} className="row g2">
            <span className="grow col">
              <span>
                {name}: {row.title}
              </span>
              <span className="xs muted">
                {[
                  placeWords(row, names) ?? t('incidents.noPlace'),
                  t(`incidents.step.${row.step}`),
                  shortMoment(row.foundAt),
                ].join(' · ')}
              </span>
            </span>
            <Button aria-label={t('merging.addName', { name })} onClick={() => onTake(row)}>
              {t('merging.add')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

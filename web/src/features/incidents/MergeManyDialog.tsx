import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import { mergeObstacle } from './merge-obstacle.ts'
import { blockedBy, mergeTargetOf } from './merge-target.ts'
import { useMerge } from './use-merge.ts'

type Props = { rows: readonly IncidentListItem[]; onClose: () => void; onDone?: () => void }

/** Several questions become one work: which one takes the others in, and who will get the answer. */
export function MergeManyDialog({ rows: given, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const merge = useMerge()
  // As they were when it opened: a row that leaves the list must not change what is merged.
  const [rows, setRows] = useState(given)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const into = rows.find(({ id }) => id === chosenId) ?? mergeTargetOf(rows)
  const others = rows.filter(({ id }) => id !== into?.id)
  const blocked = blockedBy(rows, into?.id ?? null)
  const count = rows.reduce((sum, { memberCount }) => sum + memberCount, 0)
  const isComplete = others.length > 0 && blocked.length === 0
  function submit() {
    if (!into) return
    const onSuccess = () => {
      onClose()
      onDone?.()
    }
    merge.mutate({ into, others }, { onSuccess })
  }
  return (
    <FormDialog
      title={t('work.merge.many')}
      submitLabel={t('work.merge.submit')}
      isComplete={isComplete}
      incompleteText={others.length === 0 ? t('work.merge.alone') : t('work.merge.blocked')}
      isPending={merge.isPending}
      error={merge.error}
      onClose={onClose}
      onSubmit={submit}
      isWide
    >
      <NumberField
        shouldFocus={given.length < 2}
        onFound={(found) => setRows([...rows.filter(({ id }) => id !== found.id), found])}
      />
      <fieldset className="says sm mrg">
        <legend className="lab">{t('work.merge.into')}</legend>
        {rows.map((row) => {
          const obstacle = row.id === into?.id ? null : mergeObstacle(row)
          return (
            <label key={row.id} className="chk-l">
              <input
                type="radio"
                name="into"
                checked={row.id === into?.id}
                data-autofocus={given.length > 1 && row.id === into?.id ? '' : undefined}
                onChange={() => setChosenId(row.id)}
              />
              <span>
                <span className="muted">{t('incidents.question', { number: number(row.number) })}</span>{' '}
                {row.title}
                {obstacle && <span className="xs late"> {t(`work.merge.obstacle.${obstacle}`)}</span>}
              </span>
            </label>
          )
        })}
      </fieldset>
      {into && isComplete && (
        <ul className="says sm">
          <li>{t('work.merge.says.work', { number: number(into.number) })}</li>
          <li>{t('work.merge.who', { count })}</li>
          <li>{t('work.merge.says.thread')}</li>
          <li>{t('work.merge.says.undo')}</li>
        </ul>
      )}
    </FormDialog>
  )
}

type NumberProps = { shouldFocus: boolean; onFound: (row: IncidentListItem) => void }

/** One more question, by its number: what the list and the search for likeness did not bring. */
function NumberField({ shouldFocus, onFound }: NumberProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const wanted = Number(text.replaceAll(/[№\s]/g, ''))
  async function find() {
    if (!Number.isSafeInteger(wanted) || wanted < 1) return setProblem(t('work.merge.noNumber'))
    try {
      const query = { search: String(wanted), limit: 10 }
      const { incidents } = await unwrap(api.GET('/api/incidents', { params: { query } }))
      const found = incidents.find(({ number }) => number === wanted)
      if (!found) return setProblem(t('work.merge.noNumber'))
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
    <div className="row g2 mrg-n">
      <div className="grow">
        <TextField
          label={t('work.merge.byNumber')}
          name="number"
          inputMode="numeric"
          value={text}
          error={problem ?? undefined}
          data-autofocus={shouldFocus ? '' : undefined}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <Button onClick={() => void find()}>{t('work.merge.add')}</Button>
    </div>
  )
}

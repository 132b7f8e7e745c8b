import { useMutation, useQuery } from '@tanstack/react-query'
import type { HeldResponse, PersonRows } from '@veche/contract/admin/persons.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../../lib/files/download-file.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, Notice } from '../../../ui/query-states.tsx'
import { askPersonErasure, exportPerson, heldQuery, PERSON_ERASURES_KEY } from './person.queries.ts'

const PAPER_LIMIT = 60
const SHORTEST_PAPER = 3

/** How much of each kind, what cannot go yet, and the two answers to a written demand. */
export function HeldOfPerson({ rows }: { rows: PersonRows }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { data, error, refetch } = useQuery(heldQuery(rows))
  const [paper, setPaper] = useState('')
  const [isErasing, setErasing] = useState(false)
  const give = useMutation({
    mutationFn: () => downloadFile(exportPerson(rows, paper)),
    onSuccess: () => showToast(t('person.exported')),
    onError: (problem) => showErrorToast(words(problem)),
  })
  if (error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return null
  const isPaper = paper.trim().length >= SHORTEST_PAPER
  return (
    <>
      <h3>{t('person.held.title')}</h3>
      <Counts held={data} />
      <TextField
        label={t('person.paper')}
        hint={t('person.paperHint')}
        name="paper"
        limit={PAPER_LIMIT}
        value={paper}
        onChange={({ target }) => setPaper(target.value)}
      />
      <p>
        <Button disabled={!isPaper} isBusy={give.isPending} onClick={() => give.mutate()}>
          {t('person.export')}
        </Button>{' '}
        <Button look="danger" disabled={!isPaper} onClick={() => setErasing(true)}>
          {t('person.erase')}
        </Button>
      </p>
      {isErasing && (
        <FormDialog
          title={t('person.demands.confirmTitle')}
          submitLabel={t('person.erase')}
          doneText={t('person.asked')}
          refresh={PERSON_ERASURES_KEY}
          isDangerous
          isWide
          onClose={() => setErasing(false)}
          send={() => askPersonErasure(rows, paper)}
        >
          <Counts held={data} />
          <p>{t('person.goes')}</p>
          <p>
            <b>{t('person.forGood')}</b>
          </p>
        </FormDialog>
      )}
    </>
  )
}

const KINDS = [
  ...(['questions', 'chatQuestions', 'streamQuestions', 'messages', 'privateMessages'] as const),
  ...(['chatMessages', 'talk', 'files', 'contacts', 'names', 'subscriptions', 'followedDialogs'] as const),
] as const

function Counts({ held: { counts, questions, isCut } }: { held: HeldResponse }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const waiting = questions.filter(({ obstacle }) => obstacle !== null)
  return (
    <>
      <ul>
        {KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
          <li key={kind}>
            {t(`person.held.counts.${kind}`)}: {number(counts[kind])}
          </li>
        ))}
      </ul>
      {isCut && <p>{t('person.held.cut')}</p>}
      {waiting.length > 0 && (
        <Notice
          state="attention"
          title={t('person.held.open', {
            numbers: waiting.map((question) => question.number).join(', '),
          })}
        />
      )}
    </>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { PULSE_LEAST } from '@veche/contract/values/portal/pulse.ts'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { CsvLink } from '../../../ui/lists/FilesMenu.tsx'
import { EmptyState, Notice } from '../../../ui/query-states.tsx'
import { handInAgain, readKept } from './kept-blank.ts'
import { PulseDialog } from './PulseDialog.tsx'
import { PulseResults } from './PulseResults.tsx'
import * as styles from './pulse.module.css'
import { type Pulse, pulseWordsQuery } from './pulse.queries.ts'
import { useGroupNames } from './use-group-names.ts'
import { useMonthWords } from './use-month-words.ts'

type Props = { pulse: Pulse; userId: string; back: ReactNode }

/** Once a month, by nobody in particular. */
export function PulseScreen({ pulse, userId, back }: Props) {
  const { t } = useTranslation()
  const { month } = useMonthWords()
  return (
    <article className={styles.pulse}>
      <header className="page-h">
        {back}
        <h1>{t('pulse.title')}</h1>
        {pulse.months.length > 0 && <CsvLink href="/api/pulse.csv" />}
      </header>
      <section className={`panel ${styles.pulseAsk}`}>
        <h2>{t('pulse.ask', { month: month(pulse.month) })}</h2>
        <Own pulse={pulse} userId={userId} />
        <details>
          <summary>{t('pulse.how')}</summary>
          <ul className={styles.promises}>
            {(['name', 'blank', 'batch', 'order', 'words', 'browser'] as const).map((key) => (
              <li key={key}>{t(`pulse.promise.${key}`)}</li>
            ))}
          </ul>
        </details>
      </section>
      {pulse.months.length === 0 && <EmptyState title={t('pulse.none')}>{t('pulse.noneText')}</EmptyState>}
      <PulseResults pulse={pulse} />
      {pulse.mayReadWords && <Words />}
    </article>
  )
}

function Own({ pulse, userId }: { pulse: Pulse; userId: string }) {
  const { t } = useTranslation()
  const { counted } = useFormat()
  const nameOf = useGroupNames()
  const [isOpen, setOpen] = useState(false)
  const owner = { userId, month: pulse.month }
  const { state, problem, again } = useKeptState(owner)
  if (!globalThis.isSecureContext) return <Notice state="attention" title={t('pulse.insecure')} />
  const kept = readKept(owner)
  const isGone = pulse.isTaken && kept === null
  return (
    <>
      <p className="sm muted">
        {t('pulse.countedWith', { group: nameOf(pulse.group) })} {t('pulse.people', counted(pulse.people))}{' '}
        {t('pulse.rule')} {pulse.people <= PULSE_LEAST && t('pulse.allNeeded')}
      </p>
      {problem && <Notice state="attention" title={problem} />}
      {kept?.said && <Notice state="waiting" title={t('pulse.waits')} />}
      {state === 'counted' && <Notice state="done" title={t('pulse.counted')} />}
      {isGone && state === null && <Notice state="done" title={t('pulse.taken')} />}
      {!kept?.said && !isGone && (
        <Button look="primary" size="xl" onClick={() => setOpen(true)}>
          {t('pulse.answer')}
        </Button>
      )}
      {isOpen && (
        <PulseDialog
          pulse={pulse}
          userId={userId}
          onClose={() => {
            setOpen(false)
            again()
          }}
        />
      )}
    </>
  )
}

/** What lies here is handed in again: the server forgets it when it starts anew. */
function useKeptState(owner: { userId: string; month: string }) {
  const queryClient = useQueryClient()
  const words = useErrorWords()
  const [problem, setProblem] = useState<string | null>(null)
  const { mutate, data } = useMutation({
    mutationFn: () => handInAgain(owner),
    onError: (error) => setProblem(words(error)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['pulse'] }),
  })
  useEffect(() => void mutate(), [mutate])
  return { state: data === 'counted' ? data : null, again: () => mutate(), problem }
}

function Words() {
  const { t } = useTranslation()
  const nameOf = useGroupNames()
  const { month } = useMonthWords()
  const { data } = useQuery(pulseWordsQuery)
  if (!data || data.months.length === 0) return null
  return (
    <section>
      <h2>{t('pulse.words')}</h2>
      <p className="sm muted">{t('pulse.wordsText')}</p>
      {data.months.map((one) => (
        <div key={one.month}>
          <h3>{month(one.month)}</h3>
          <ul className={styles.words}>
            {one.words.map(({ id, group, words }) => (
              <li key={id}>
                <p className="pre">{words}</p>
                <p className="xs muted">{nameOf(group)}</p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

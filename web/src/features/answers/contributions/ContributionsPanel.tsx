import { IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { isJudged } from '../../../lib/incidents/is-judged.ts'
import { leadTo } from '../../../lib/keyboard/hotkeys.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { AskBodiesDialog, askedBodies, KeptAsk } from '../asking-bodies/index.ts'
import { type IntoAnswer, PartFiles } from '../part-files/index.ts'
import * as styles from './contributions.module.css'
import { type Part, partsOfIncidentQuery } from './contributions.queries.ts'
import { PartBar } from './PartBar.tsx'
import { PartState } from './PartState.tsx'
import { PartTalk } from './PartTalk.tsx'

type Props = {
  incident: IncidentResponse
  /** Puts a quotation into the answer; null where nobody writes one. */
  onInsert: ((text: string) => void) | null
  /** Takes files into the answer; `room`: how many more it holds. */
  intoAnswer?: IntoAnswer | null
  /** The reader came for what is late: the first late part is led to, once it is read. */
  isLedToLate?: boolean
}

/** Parts of the answer that other bodies give, beside it: who is asked, until when, what they gave. */
export function ContributionsPanel({ incident, onInsert, intoAnswer = null, isLedToLate = false }: Props) {
  const { t } = useTranslation()
  const { data: known } = useQuery(partsOfIncidentQuery(incident.id))
  const [isAsking, setAsking] = useState(false)
  const { userId, kept } = askedBodies.useKept(incident.id)
  const count = (known?.contributions.length ?? 0) + kept.length
  const mayAsk = known?.mayAsk === true && !isJudged(incident)
  const list = useRef<HTMLUListElement>(null)
  const isRead = known !== undefined
  // Once: what becomes late while the answer is written moves nothing.
  useEffect(() => {
    const late = isLedToLate && isRead ? list.current?.querySelector<HTMLElement>('[data-late]') : null
    if (!late) return
    late.scrollIntoView({ block: 'center' })
    leadTo(late)
  }, [isLedToLate, isRead])
  if (!known || (count === 0 && !mayAsk)) return null
  return (
    <section className={`${styles.panel} no-print`} aria-label={t('contributions.title')}>
      {count > 0 && (
        <>
          <h3>{t('contributions.title')}</h3>
          <ul ref={list} className={styles.partRows}>
            {known.contributions.map((part) => (
              <li key={part.id}>
                <OnePart
                  {...{ part, onInsert, intoAnswer }}
                  answerDueAt={incident.deadline?.dueAt ?? null}
                  refresh={['answer', incident.id]}
                />
              </li>
            ))}
            {kept.map((one) => (
              <li key={one.place}>
                <KeptAsk
                  kept={one}
                  onLetGo={() => askedBodies.drop(userId, one)}
                  onMend={() => setAsking(true)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {mayAsk && (
        <div data-contributions="">
          <Button
            size="s"
            icon={<IconUsersGroup className="ic" aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t('contributions.askBodies')}
          </Button>
        </div>
      )}
      {isAsking && <AskBodiesDialog incident={incident} known={known} onClose={() => setAsking(false)} />}
    </section>
  )
}

type OneProps = {
  part: Part
  answerDueAt: string | null
  refresh: string[]
  onInsert: Props['onInsert']
  intoAnswer: IntoAnswer | null
}

function OnePart({ part, answerDueAt, refresh, onInsert, intoAnswer }: OneProps) {
  const { t } = useTranslation()
  const { dueMoment } = useFormat()
  const names = useDirectory()
  const { agencyCode, ask, takenByName, personName, answer, posts } = part
  const agency = names.agencyName(agencyCode)
  const who = takenByName ?? personName
  const isAwaited = part.state === 'asked' || part.state === 'taken'
  return (
    <article
      className={`panel ${styles.partRow}`}
      aria-label={agency ?? undefined}
      tabIndex={-1}
      data-late={part.isLate ? '' : undefined}
    >
      <b className="blk">{agency}</b>
      <PartState part={part} />
      {isAwaited && answerDueAt !== null && Date.parse(part.dueAt) < Date.parse(answerDueAt) && (
        <span className="sm muted">{t('contributions.forAnswer', { moment: dueMoment(answerDueAt) })}</span>
      )}
      <span className="sm muted">
        {ask}
        {who !== null && ` · ${who}`}
      </span>
      {answer !== null && answer !== '' && <blockquote className="pre">{answer}</blockquote>}
      <PartFiles part={part} intoAnswer={intoAnswer} />
      {posts.length > 0 && (
        <details>
          <summary className="sm">{t('contributions.talkOf', { count: posts.length })}</summary>
          <PartTalk posts={posts} />
        </details>
      )}
      {answer !== null && answer !== '' && onInsert !== null && (
        <div>
          <Button size="s" onClick={() => onInsert(t('contributions.quotation', { agency, words: answer }))}>
            {t('contributions.insert')}
          </Button>
        </div>
      )}
      <PartBar part={part} refresh={refresh} isSmall />
    </article>
  )
}

import { IconPencil } from '@tabler/icons-react'
import type { IncidentResponse, Suggestion } from '@veche/contract/incidents.ts'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { KeysTaken } from '../../../ui/Kbd.tsx'
import { State } from '../../../ui/State.tsx'
import { IncidentLink } from '../IncidentLink.tsx'
import { placeWords } from '../list/index.ts'
import * as styles from './SuggestionBlock.module.css'

const DecidedHere = lazyPart('DecidedHere', () => import('./DecidedHere.tsx'))

/** Below this the machine only guesses: it says so and offers no key. */
const SURE = 0.6
/** A topic below this is noise. Of real comments the third place is right more often at 0.02 than at 0.05. */
const WORTH_SHOWING = 0.02

type Field = 'topic' | 'place' | 'agency'
type Props = {
  incident: IncidentResponse
  onEdit: (field: Field) => void
  onTakeTopic: (code: string) => void
}

/** What the local text rules propose, how sure they are and why. A person decides. */
export function SuggestionBlock({ incident, onEdit, onTakeTopic }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { percent } = useFormat()
  const { suggestion } = incident
  if (!suggestion) return null
  const { topic, municipality, agency, address, alternatives } = suggestion
  const likely = alternatives.filter(({ confidence }) => confidence >= WORTH_SHOWING)
  const place = municipality
    ? placeWords({ municipalityCode: municipality.code, address: address ?? incident.address }, names)
    : null
  return (
    <section
      className={styles.suggestions}
      aria-label={t('incidents.suggestion.title')}
      data-tour="suggestion"
    >
      <div className="row g2 wrap">
        <h3>{t('incidents.suggestion.title')}</h3>
        <span className="xs muted">{t('incidents.suggestion.byRules')}</span>
        {suggestion.isUrgent && (
          <State name="urgent" className="xs end">
            {t('incidents.flag.urgent')}
          </State>
        )}
      </div>
      <KindLine kind={suggestion.kind} />
      <ul>
        <Row
          field="topic"
          keyName="T"
          value={topic && names.topicName(topic.code)}
          guess={topic}
          onEdit={onEdit}
          nearest={incident.nearestCase}
        />
        {likely.length > 0 && (
          <li className={`${styles.alternatives} xs`}>
            <span className="sr">{t('incidents.suggestion.alternatives')}</span>
            {likely.slice(0, 3).map(({ code, confidence }) => (
              <button type="button" className="tag" key={code} onClick={() => onTakeTopic(code)}>
                {names.topicName(code)}&nbsp;{percent(confidence)}
              </button>
            ))}
          </li>
        )}
        <Row field="place" keyName="G" value={place} guess={municipality} onEdit={onEdit} />
        {suggestion.isOutsideRegion && (
          <li className={`xs ${styles.unsure}`}>{t('incidents.suggestion.outsideRegion')}</li>
        )}
        <Row
          field="agency"
          keyName="B"
          value={agency && names.agencyName(agency.code)}
          guess={agency}
          onEdit={onEdit}
        />
      </ul>
    </section>
  )
}

/** Said only when it is not an ordinary question: thanks, chatter, danger. */
function KindLine({ kind }: { kind: Suggestion['kind'] }) {
  const { t } = useTranslation()
  if (kind.code === 'question' || kind.code === 'complaint') return null
  return (
    <div className={`sm ${styles.kinds}`}>
      {t('incidents.suggestion.looksLike')} <b className="m">{t(`incidents.textKind.${kind.code}`)}</b>
      <Reasons reasons={kind.reasons} />
    </div>
  )
}

type Guess = { confidence: number; reasons: { code: string; words: string[] }[] } | null
type RowProps = {
  field: Field
  keyName: string
  value: string | null
  guess: Guess
  onEdit: (field: Field) => void
  /** A question that a person gave this very topic. */
  nearest?: IncidentResponse['nearestCase']
}

function Row({ field, keyName, value, guess, onEdit, nearest }: RowProps) {
  const { t } = useTranslation()
  const { percent } = useFormat()
  const areKeysTaken = useContext(KeysTaken)
  const past = guess?.reasons.find(({ code }) => code === 'decided_here')
  const isSure = guess !== null && guess.confidence >= SURE
  return (
    <li className={styles.suggestion}>
      <span className={styles.fieldName}>{t(`incidents.suggestion.${field}`)}</span>
      <div className="grow">
        <div className="row base g2 wrap">
          <b>{value ?? t('incidents.suggestion.none')}</b>
          {guess && <span className="xs muted nw">{percent(guess.confidence)}</span>}
          {guess && !isSure && (
            <span className={`xs ${styles.unsure}`}>{t('incidents.suggestion.unsure')}</span>
          )}
        </div>
        {guess && (past ? <DecidedHere words={past.words} /> : <Reasons reasons={guess.reasons} />)}
        {nearest && (
          <p className="xs">
            {t('incidents.suggestion.looksLike')}{' '}
            <IncidentLink id={nearest.id}>{t('incidents.question', { number: nearest.number })}</IncidentLink>{' '}
            {nearest.title}
          </p>
        )}
      </div>
      <button
        type="button"
        className={`${styles.changeButton} tap no-print`}
        aria-label={t('incidents.suggestion.change', { field: t(`incidents.suggestion.${field}`) })}
        aria-keyshortcuts={areKeysTaken ? undefined : keyName}
        onClick={() => onEdit(field)}
      >
        {areKeysTaken ? <IconPencil className="ic" /> : <kbd className="kbd">{keyName}</kbd>}
      </button>
    </li>
  )
}

export function Reasons({ reasons }: { reasons: { code: string; words: string[] }[] }) {
  const { t, i18n } = useTranslation()
  const parts = reasons.map(({ code, words }) => {
    const key = `incidents.reason.${code}`
    const count = words.length
    const told = words.map((word) => quoted(word)).join(', ')
    return i18n.exists(key, { count }) ? t(key, { words: told, count }) : told
  })
  return <p className="xs muted">{parts.filter(Boolean).join('; ')}</p>
}

import { formatHouses } from '@veche/contract/admin/place-routes/houses.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './duty.module.css'
import type { Duty, DutyAnswer, Post } from './duty.queries.ts'
import { PhoneLinks } from './PhoneLinks.tsx'
import { SpeakerRow } from './SpeakerRow.tsx'
import { useDutyWords } from './use-duty-words.ts'

export type RenderBody = (agencyCode: string, content: ReactNode) => ReactNode
type Props = { duty: Duty; answer: DutyAnswer; renderBody: RenderBody; pass: ReactNode }

/** Whom to call, in the order of need: who is there now, whoever takes emergencies, the body, and why it is them. */
export function AnswerPanel({ duty, answer, renderBody, pass }: Props) {
  const { t } = useTranslation()
  const words = useDutyWords()
  const { agencyName } = useDirectory()
  const { post, emergency, agencyCode } = answer
  return (
    <section className={`panel ${styles.answer}`} aria-label={t('duty.answer')}>
      <header className={styles.answerHead}>
        <div className="grow">
          <h2>{renderBody(agencyCode, agencyName(agencyCode))}</h2>
          {post && <p className="m">{post.name}</p>}
        </div>
        <State name={words.hoursState(post?.hours ?? answer.hours)}>
          {words.hours(post?.hours ?? answer.hours)}
        </State>
      </header>
      {post ? <There post={post} /> : <NothingEntered answer={answer} renderBody={renderBody} />}
      {emergency && <Emergency post={emergency} />}
      {post?.lead && !post.now.speakers.some(({ personId }) => personId === post.lead?.personId) && (
        <SpeakerRow speaker={post.lead} capacity={t('duty.lead')} />
      )}
      {post?.deputy && !post.now.speakers.some(({ personId }) => personId === post.deputy?.personId) && (
        <SpeakerRow speaker={post.deputy} capacity={t('duty.deputy')} />
      )}
      <Contacts answer={answer} />
      {pass}
      <Why duty={duty} answer={answer} />
    </section>
  )
}

/** Whoever is there, else when somebody will be. */
function There({ post }: { post: Post }) {
  const { t } = useTranslation()
  const words = useDutyWords()
  const next = words.next(post.now)
  return (
    <>
      {post.now.speakers.map((speaker) => (
        <SpeakerRow
          key={speaker.personId}
          isMain
          speaker={speaker}
          capacity={words.now(post.now)}
          fallbackPhone={post.phone}
        />
      ))}
      {post.now.by === 'nobody' && (
        <Notice state="waiting" title={t(post.hours.isOpen ? 'duty.nobodyOpen' : 'duty.nobodyClosed')}>
          {next}
        </Notice>
      )}
    </>
  )
}

function Emergency({ post }: { post: Post }) {
  const { t } = useTranslation()
  const words = useDutyWords()
  const { agencyName } = useDirectory()
  const [speaker] = post.now.speakers
  return (
    <div className={styles.emergency}>
      <p>
        <State name="urgent">{t('duty.emergency')}</State>
      </p>
      <p>
        <b className="m">{post.name}</b> · {agencyName(post.agencyCode)} · {words.hours(post.hours)}
      </p>
      <p className="row g2 wrap">
        <PhoneLinks phone={post.phone || (speaker?.phone ?? '')} look="button" whose={post.name} />
        {speaker && <span className="sm">{t('duty.emergencyPerson', { name: speaker.name })}</span>}
      </p>
    </div>
  )
}

/** Never «это не к нам» alone: whom the routes give, and who may enter the rest. */
function NothingEntered({ answer, renderBody }: { answer: DutyAnswer; renderBody: RenderBody }) {
  const { t } = useTranslation()
  const { writers, mayWrite, agencyCode } = answer
  return (
    <Notice state="attention" title={t('duty.nothing')}>
      <p>{t('duty.nothingText')}</p>
      {writers.length > 0 && <p>{t('duty.writers', { names: writers.join(', ') })}</p>}
      {mayWrite && <p>{renderBody(agencyCode, t('duty.enter'))}</p>}
    </Notice>
  )
}

function Contacts({ answer }: { answer: DutyAnswer }) {
  const { t } = useTranslation()
  const { post } = answer
  const facts = [
    { key: 'postPhone', value: post?.phone && <PhoneLinks phone={post.phone} whose={post.name} /> },
    { key: 'phone', value: answer.phone && <PhoneLinks phone={answer.phone} /> },
    { key: 'innerPhone', value: answer.innerPhone && <PhoneLinks phone={answer.innerPhone} /> },
    { key: 'email', value: post?.email || answer.email },
    { key: 'address', value: answer.address },
    { key: 'note', value: post?.note },
  ].filter(({ value }) => value)
  if (facts.length === 0) return null
  return (
    <dl className={`sm ${styles.facts}`}>
      {facts.map(({ key, value }) => (
        <div key={key}>
          <dt className="muted">{t(`duty.fact.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function nameOfLine({ object, street, houses }: NonNullable<DutyAnswer['line']>, language: string): string {
  const list = houses && formatHouses(houses, language === 'en' ? 'en' : 'ru')
  return object ?? [street, list].filter(Boolean).join(', ')
}

/** The rule that was applied, so that a wrong answer can be mended where it comes from. */
function Why({ duty, answer: { match, line, unitCode, post } }: { duty: Duty; answer: DutyAnswer }) {
  const { t, i18n } = useTranslation()
  const { topicName, municipalityName, unitName } = useDirectory()
  const place = [duty.street, duty.house].filter(Boolean).join(', ')
  const about = [
    ...[topicName(duty.topicCode), municipalityName(duty.municipalityCode), place, ...duty.objects],
  ].filter(Boolean)
  return (
    <details className={`sm ${styles.reasons}`}>
      <summary>{t('duty.why')}</summary>
      <p>{about.join(' · ')}</p>
      <p>{t(`duty.match.${match}`, { place: line && nameOfLine(line, i18n.language) })}</p>
      {unitCode && <p>{t('duty.unit', { unit: unitName(unitCode) })}</p>}
      {post && (
        <p>
          {t('duty.fit', {
            topic: t(`duty.topicFit.${post.fit.topic}`),
            place: t(`duty.placeFit.${post.fit.place}`),
          })}
        </p>
      )}
    </details>
  )
}

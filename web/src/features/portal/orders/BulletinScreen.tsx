import type { BulletinResponse } from '@veche/contract/portal/orders.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { PrintButton } from '../../../ui/text/PrintButton.tsx'
import { Prose } from '../knowledge/index.ts'
import { ActBar } from './ActBar.tsx'
import { useAudienceWords } from './AudienceField.tsx'
import { withKept } from './BulletinList.tsx'
import { FileList } from './FileList.tsx'
import { LeadBar } from './LeadBar.tsx'
import * as styles from './orders.module.css'
import { Progress } from './Progress.tsx'
import { useKeptActs } from './use-kept-acts.ts'

type Link = BulletinResponse['content']['links'][number]
export type RenderLink = (link: Link, content: ReactNode) => ReactNode
type Props = {
  bulletin: BulletinResponse
  back: ReactNode
  renderLink: RenderLink
  /** The draft is no more. */
  onRemoved: () => void
}

/** The words first, then one touch that says that they were read. */
export function BulletinScreen({ bulletin, back, renderLink, onRemoved }: Props) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const wordsOf = useAudienceWords()
  useSendsLater()
  const { content, authorName, publishedAt, maySeePeople, kind, linkNames } = bulletin
  return (
    <article className={styles.bulletin}>
      <header className="page-h">
        {back}
        <h1>{content.title}</h1>
        <PrintButton />
      </header>
      <p className="sm muted">
        {[
          t(`orders.kind.${kind}`),
          publishedAt && t('orders.by', { name: authorName, moment: moment(publishedAt) }),
          t('orders.publishTo', { whom: wordsOf(content.audience) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Stand bulletin={bulletin} />
      <Task bulletin={bulletin} />
      <Prose text={content.text} />
      <FileList files={content.files} />
      {content.links.length > 0 && (
        <ul className="row g3 wrap" aria-label={t('orders.links')}>
          {content.links.map((link, place) => (
            <li key={link.id}>
              {renderLink(
                link,
                t(`orders.linkTo.${link.kind}${linkNames[place] ? '' : '_unnamed'}`, {
                  name: linkNames[place],
                }),
              )}
            </li>
          ))}
        </ul>
      )}
      <ActBar bulletin={bulletin} />
      <Counts bulletin={bulletin} />
      <LeadBar bulletin={bulletin} onRemoved={onRemoved} />
      {maySeePeople && <Progress bulletin={bulletin} />}
    </article>
  )
}

/** Whatever changes what the words are worth stands before them. */
function Stand({ bulletin }: { bulletin: BulletinResponse }) {
  const { t } = useTranslation()
  const { moment, day } = useFormat()
  const { isLate } = withKept(bulletin, useKeptActs())
  const { state, withdrawn, isCorrected, note, writtenAt, isRead, dueOn, closedAt, counts, kind } = bulletin
  if (withdrawn)
    return (
      <Notice
        state="late"
        title={t('orders.withdrawnTitle', { moment: moment(withdrawn.at), reason: withdrawn.reason })}
      >
        {t('orders.withdrawnText', { name: withdrawn.name })}
      </Notice>
    )
  return (
    <>
      {state === 'draft' && <Notice state="waiting" title={t('orders.draftTitle')} />}
      {closedAt !== null && (
        <Notice
          state="done"
          title={t(
            kind === 'order' && counts.done >= counts.must ? 'orders.doneTitle' : 'orders.closedTitle',
          )}
        />
      )}
      {isCorrected && (
        <Notice
          state="attention"
          title={t('orders.correctedTitle', { moment: moment(writtenAt), note: note ?? '' })}
        >
          {!isRead && t('orders.correctedText')}
        </Notice>
      )}
      {isLate && dueOn && <Notice state="late" title={t('orders.lateTitle', { day: day(dueOn) })} />}
    </>
  )
}

function Task({ bulletin: { content } }: { bulletin: BulletinResponse }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  if (!content.task) return null
  const { act, dueOn, doneBy } = content.task
  return (
    <section className={styles.orderTask}>
      <h2>{t('orders.task')}</h2>
      <p className="m pre">{act}</p>
      <p className="sm">
        <b className="m">{t('orders.dueOn', { day: day(dueOn) })}</b>
        {' · '}
        {t(`orders.taskOf.${doneBy}`)}
      </p>
    </section>
  )
}

function Counts({ bulletin: { publishedAt, counts, content } }: { bulletin: BulletinResponse }) {
  const { t } = useTranslation()
  if (publishedAt === null) return null
  const { people, read, must, done, cannot, late, doneLate } = counts
  return (
    <p className="row g3 wrap">
      <span className="m">{t('orders.counts.read', { read, people })}</span>
      {content.task && <span className="m">{t('orders.counts.done', { done, must })}</span>}
      {cannot > 0 && <State name="attention">{t('orders.counts.cannot', { count: cannot })}</State>}
      {doneLate > 0 && <State name="attention">{t('orders.counts.doneLate', { count: doneLate })}</State>}
      {late > 0 && <State name="late">{t('orders.counts.late', { count: late })}</State>}
    </p>
  )
}

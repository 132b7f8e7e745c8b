import { useQuery } from '@tanstack/react-query'
import type { BookResponse } from '@veche/contract/admin/book.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { BookPages } from './BookPages.tsx'
import * as styles from './book.module.css'
import { bookQuery } from './book.queries.ts'
import { KeyDialog } from './KeyDialog.tsx'
import { ShownKey } from './ShownKey.tsx'
import { WatchedBooks } from './WatchedBooks.tsx'
import { Witnesses } from './Witnesses.tsx'

/** For the administrator: whether the Book grows, who signs it, whose Books are signed here. */
export function BookPanel() {
  const { t } = useTranslation()
  const { data: book, error, refetch } = useQuery(bookQuery)
  return (
    <section id="book" className={`panel ${styles.bookPanel}`} aria-label={t('installation.book.title')}>
      <h2>{t('installation.book.title')}</h2>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!book && !error && <SkeletonRows count={3} label={t('installation.book.loading')} />}
      {book && (
        <>
          <Facts book={book} />
          <Key book={book} />
          <LastDay book={book} />
          <BookPages />
          <Witnesses witnesses={book.witnesses} />
          <WatchedBooks book={book} />
        </>
      )}
    </section>
  )
}

function Facts({ book: { checkpoint, waiting, refused, check } }: { book: BookResponse }) {
  const { t } = useTranslation()
  const { number, counted, moment } = useFormat()
  if (!checkpoint) return <p>{t('installation.book.notBegun')}</p>
  return (
    <ul className={styles.bookFacts}>
      <li>
        {t('installation.book.size', { ...counted(checkpoint.size), moment: moment(checkpoint.at) })}{' '}
        {waiting > 0 && t('installation.book.waiting', { shown: number(waiting) })}
      </li>
      {refused > 0 && <li className="late">{t('installation.book.refused', counted(refused))}</li>}
      <li>
        {check === null && t('installation.book.notChecked')}
        {check?.differences === 0 &&
          t('installation.book.agrees', { ...counted(check.questions), moment: moment(check.at) })}
        {check !== null && check.differences > 0 && (
          <>
            <b>
              {t('installation.book.differs', { ...counted(check.differences), moment: moment(check.at) })}
            </b>
            <span className="blk sm mono">
              {check.examples
                .map(({ question, rumour, members }) => {
                  const which =
                    rumour === undefined
                      ? t('common.numbered', { number: question })
                      : t('installation.book.rumour', { number: rumour })
                  return `${which}: ${members.join(', ')}`
                })
                .join('; ')}
            </span>
          </>
        )}
      </li>
    </ul>
  )
}

/** One sentence for the region's pages: what stands there cannot be taken back unnoticed. */
function LastDay({ book: { lastDay, origin } }: { book: BookResponse }) {
  const { t } = useTranslation()
  if (!lastDay) return null
  return (
    <div className={styles.panelPart}>
      <h3>{t('installation.book.day.title')}</h3>
      <ShownKey value={t('installation.book.day.line', { ...lastDay, origin })} />
      <p className="sm muted">{t('installation.book.day.text')}</p>
    </div>
  )
}

function Key({ book: { keys } }: { book: BookResponse }) {
  const { t } = useTranslation()
  const { moment, counted } = useFormat()
  const [isChanging, setChanging] = useState(false)
  const current = keys.findLast(({ retiredAt }) => retiredAt === null)
  if (!current) return null
  const earlier = keys.length - 1
  return (
    <div className={styles.panelPart}>
      <h3>{t('installation.book.key.title')}</h3>
      <ShownKey value={current.verifierKey} />
      <p className="sm muted">
        {t('installation.book.key.made', { moment: moment(current.madeAt) })}{' '}
        {earlier > 0 && t('installation.book.key.earlier', counted(earlier))}
      </p>
      <Button size="s" onClick={() => setChanging(true)}>
        {t('installation.book.key.change')}
      </Button>
      {isChanging && <KeyDialog verifierKey={current.verifierKey} onClose={() => setChanging(false)} />}
    </div>
  )
}

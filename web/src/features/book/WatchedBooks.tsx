import type { BookResponse, WatchedBook } from '@veche/contract/admin/book.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../lib/forms/schema-of.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/forms/Field.tsx'
import { FormDialog } from '../../ui/forms/FormDialog.tsx'
import { State } from '../../ui/State.tsx'
import * as styles from './book.module.css'
import { BOOK_KEY, unwatchBook, watchBook } from './book.queries.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import { ShownKey } from './ShownKey.tsx'

const WATCHED = schemaOf(() => import('@veche/contract/admin/book.ts'), 'WatchBookRequest')

/** Books of other regions that are signed here as long as they only grow. */
export function WatchedBooks({ book: { watched, self } }: { book: BookResponse }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  return (
    <div className={styles.panelPart}>
      <h3>{t('installation.book.watched.title')}</h3>
      <p className="sm muted">{t('installation.book.watched.text')}</p>
      <ShownKey value={self.url} />
      <ShownKey value={self.verifierKey} />
      {watched.length === 0 && <p>{t('installation.book.watched.none')}</p>}
      <ul className={styles.trustRows}>
        {watched.map((one) => (
          <Watched key={one.id} book={one} />
        ))}
      </ul>
      <Button size="s" onClick={() => setAdding(true)}>
        {t('installation.book.watched.add')}
      </Button>
      {isAdding && <WatchBook onClose={() => setAdding(false)} />}
    </div>
  )
}

function Watched({ book: { id, origin, size, seenAt, refusal, refusedAt } }: { book: WatchedBook }) {
  const { t } = useTranslation()
  const { moment, number } = useFormat()
  const [isRemoving, setRemoving] = useState(false)
  return (
    <li>
      <b className={styles.trustName}>{origin}</b>
      <State name={refusal === 'other_root' ? 'late' : seenAt ? 'done' : 'waiting'}>
        {t(
          `installation.book.watched.state.${refusal === 'other_root' ? 'forked' : seenAt ? 'grows' : 'silent'}`,
        )}
      </State>
      <span className="grow sm">
        {size !== null &&
          seenAt &&
          t('installation.book.watched.seen', { size: number(size), moment: moment(seenAt) })}
        {refusal && refusedAt && (
          <span className="blk">
            {t(`installation.book.watched.refusal.${refusal}`, { moment: moment(refusedAt) })}{' '}
            <a
              href={`/api/book/watched/${id}/refused`}
              download={`${origin.replaceAll('/', '-')}.checkpoint.txt`}
            >
              {t('installation.book.watched.evidence')}
            </a>
          </span>
        )}
      </span>
      <Button
        size="s"
        onClick={() => setRemoving(true)}
        aria-label={t('installation.book.watched.remove', { origin })}
      >
        {t('common.remove')}
      </Button>
      {isRemoving && (
        <RemoveDialog
          title={t('installation.book.watched.remove', { origin })}
          text={t('installation.book.watched.removeText')}
          remove={() => unwatchBook(id)}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  )
}

function WatchBook({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [body, setBody] = useState({ verifierKey: '' })
  return (
    <FormDialog
      title={t('installation.book.watched.add')}
      submitLabel={t('installation.book.watched.add')}
      doneText={t('installation.book.watched.added')}
      refresh={BOOK_KEY}
      onClose={onClose}
      isWide
      accepted={{ schema: WATCHED, body }}
      send={() => watchBook(body)}
    >
      <TextField
        label={t('installation.book.watched.key')}
        name="verifierKey"
        required
        data-autofocus=""
        hint={t('installation.book.watched.keyHint')}
        value={body.verifierKey}
        onChange={({ target }) => setBody({ verifierKey: target.value.trim() })}
      />
    </FormDialog>
  )
}

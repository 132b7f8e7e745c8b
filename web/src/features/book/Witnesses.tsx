import type { BookWitness } from '@veche/contract/admin/book.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../lib/forms/schema-of.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/forms/Field.tsx'
import { FormDialog } from '../../ui/forms/FormDialog.tsx'
import { State } from '../../ui/State.tsx'
import * as styles from './book.module.css'
import { addWitness, BOOK_KEY, removeWitness } from './book.queries.ts'
import { RemoveDialog } from './RemoveDialog.tsx'

const WITNESS = schemaOf(() => import('@veche/contract/admin/book.ts'), 'AddWitnessRequest')
const KNOWN_FAILURES = [
  ...(['unknown_log', 'other_key', 'other_history', 'longer_seen', 'not_its_key'] as const),
  ...(['unreadable', 'blocked', 'away', 'refused'] as const),
]

/** Other regions that sign ours: one that a reader trusts is enough to show that there is one history. */
export function Witnesses({ witnesses }: { witnesses: readonly BookWitness[] }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  return (
    <div className={styles.panelPart}>
      <h3>{t('installation.book.witnesses.title')}</h3>
      <p className="sm muted">{t('installation.book.witnesses.text')}</p>
      {witnesses.length === 0 && <p>{t('installation.book.witnesses.none')}</p>}
      <ul className={styles.trustRows}>
        {witnesses.map((witness) => (
          <Witness key={witness.id} witness={witness} />
        ))}
      </ul>
      <Button size="s" onClick={() => setAdding(true)}>
        {t('installation.book.witnesses.add')}
      </Button>
      {isAdding && <AddWitness onClose={() => setAdding(false)} />}
    </div>
  )
}

function Witness({ witness: { id, name, url, ...witness } }: { witness: BookWitness }) {
  const { t } = useTranslation()
  const { moment, number } = useFormat()
  const [isRemoving, setRemoving] = useState(false)
  const failure = KNOWN_FAILURES.find((known) => known === witness.failure)
  const isAccusing = failure === 'other_history' || failure === 'longer_seen'
  return (
    <li>
      <b className={styles.trustName}>{name}</b>
      <State
        name={
          witness.failure === null
            ? witness.signedAt
              ? 'done'
              : 'waiting'
            : isAccusing
              ? 'late'
              : 'attention'
        }
      >
        {t(
          `installation.book.witnesses.state.${witness.failure === null ? (witness.signedAt ? 'signs' : 'asked') : 'silent'}`,
        )}
      </State>
      <span className="grow sm">
        {witness.signedAt &&
          t('installation.book.witnesses.signed', {
            size: number(witness.seenSize),
            moment: moment(witness.signedAt),
          })}
        {witness.failure !== null && (
          <span className="blk">{t(`installation.book.witnesses.failure.${failure ?? 'refused'}`)}</span>
        )}
        <span className="blk muted">{url}</span>
      </span>
      <Button
        size="s"
        onClick={() => setRemoving(true)}
        aria-label={t('installation.book.witnesses.remove', { name })}
      >
        {t('common.remove')}
      </Button>
      {isRemoving && (
        <RemoveDialog
          title={t('installation.book.witnesses.remove', { name })}
          text={t('installation.book.witnesses.removeText')}
          remove={() => removeWitness(id)}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  )
}

function AddWitness({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [body, setBody] = useState({ verifierKey: '', url: '' })
  return (
    <FormDialog
      title={t('installation.book.witnesses.add')}
      submitLabel={t('installation.book.witnesses.add')}
      doneText={t('installation.book.witnesses.added')}
      refresh={BOOK_KEY}
      onClose={onClose}
      isWide
      accepted={{ schema: WITNESS, body, words: { url: t('installation.book.witnesses.wrongUrl') } }}
      send={() => addWitness(body)}
    >
      <TextField
        label={t('installation.book.witnesses.url')}
        name="url"
        type="url"
        inputMode="url"
        required
        data-autofocus=""
        hint={t('installation.book.witnesses.urlHint')}
        value={body.url}
        onChange={({ target }) => setBody({ ...body, url: target.value.trim() })}
      />
      <TextField
        label={t('installation.book.witnesses.key')}
        name="verifierKey"
        required
        hint={t('installation.book.witnesses.keyHint')}
        value={body.verifierKey}
        onChange={({ target }) => setBody({ ...body, verifierKey: target.value.trim() })}
      />
    </FormDialog>
  )
}

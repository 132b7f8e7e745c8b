import type { BulletinResponse } from '@veche/contract/portal/orders.ts'
import { DEED_WORDS_LIMIT } from '@veche/contract/values/orders.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FilesField } from './FilesField.tsx'
import type { BulletinFile } from './orders.queries.ts'
import { useKeptActs, usePress } from './use-kept-acts.ts'

const DEED = schemaOf(() => import('@veche/contract/portal/orders.ts'), 'DeedRequest')

type Props = {
  bulletin: BulletinResponse
  subject: string
  state: 'done' | 'cannot'
  onClose: () => void
}

/** Closes at once: what was said is kept here until the server has it. Whoever has done it has read it. */
export function DeedDialog({ bulletin, subject, state, onClose }: Props) {
  const { t } = useTranslation()
  const press = usePress()
  const acts = useKeptActs()
  const [id] = useState(() => randomId())
  const [words, setWords] = useBegun(`deed ${state} ${bulletin.id} ${subject}`, '')
  const [link, setLink] = useBegun(`link ${bulletin.id} ${subject}`, '')
  const [files, setFiles] = useState<BulletinFile[]>([])
  // As it stood when the dialog opened: what is said meanwhile has not been seen.
  const [after] = useState(() => bulletin.deeds.find((deed) => deed.subject === subject)?.id ?? null)
  const said = { id, subject, state, words: words.trim(), link: link.trim() || null, after, files }
  const { id: bulletinId, versionNo, isRead } = bulletin
  const isMarked = isRead || acts.some((act) => act.kind === 'read' && act.bulletinId === bulletinId)
  const isCannot = state === 'cannot'
  const cannotLabel = bulletin.content.task?.doneBy === 'person' ? 'orders.cannotMine' : 'orders.cannotButton'
  function send() {
    press(...(isMarked ? [] : [{ kind: 'read' as const, bulletinId, versionNo }]), {
      kind: 'deed',
      bulletinId,
      ...said,
    })
    setWords('')
    setLink('')
    onClose()
  }
  return (
    <DialogForm
      isSentLater
      title={t(isCannot ? 'orders.cannotDialog' : 'orders.doneDialog')}
      submitLabel={t(isCannot ? cannotLabel : 'orders.doneButton')}
      accepted={{ schema: DEED, body: { ...said, pressedAt: new Date(serverNow()).toISOString() } }}
      missing={isCannot && said.words === '' ? { words: t('orders.wordsNeeded') } : {}}
      onSubmit={send}
      onClose={onClose}
    >
      <TextArea
        label={t('orders.words')}
        name="words"
        rows={4}
        limit={DEED_WORDS_LIMIT}
        hint={t(isCannot ? 'orders.reasonHint' : 'orders.wordsHint')}
        data-autofocus=""
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {!isCannot && <FilesField files={files} onChange={setFiles} />}
      {!isCannot && (
        <TextField
          label={t('orders.link')}
          name="link"
          type="url"
          inputMode="url"
          limit={500}
          hint={t('orders.linkHint')}
          value={link}
          onChange={({ target }) => setLink(target.value)}
        />
      )}
    </DialogForm>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ChatDigestResponse } from '@veche/contract/chats.ts'
import { CHAT_TEXT_LIMIT } from '@veche/contract/values/chats.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'

type Act = 'save' | 'post' | 'skip'
type Props = { chatId: string; digest: ChatDigestResponse; canWork: boolean; onClose: () => void }

/** Every digest is read by a person before it is posted. What was posted can only be read. */
export function DigestDialog({ chatId, digest, canWork, onClose }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { longDay } = useFormat()
  const queryClient = useQueryClient()
  const [kept, setKept] = useState(digest)
  const [text, setText] = useState(digest.text)
  const isEditable = canWork && kept.state === 'draft'
  const params = { path: { chatId, digestId: digest.id } }

  async function save(): Promise<ChatDigestResponse> {
    if (text.trim() === kept.text) return kept
    const body = { text: text.trim(), revision: kept.revision }
    const { digests } = await unwrap(api.PUT('/api/chats/{chatId}/digests/{digestId}', { params, body }))
    const saved = digests.find(({ id }) => id === digest.id) ?? kept
    setKept(saved)
    return saved
  }

  const act = useMutation({
    mutationFn: async (what: Act) => {
      const { revision } = what === 'skip' ? kept : await save()
      if (what === 'save') return
      const body = { decision: what, revision }
      await unwrap(api.POST('/api/chats/{chatId}/digests/{digestId}/decide', { params, body }))
    },
    onSuccess: (_, what) => {
      showToast(t(`chats.digest.done.${what}`))
      if (what !== 'save') onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['chat', chatId] }),
  })
  const button = (what: Act, look: 'primary' | 'default' | 'quiet') => (
    <Button
      look={look}
      isBusy={act.isPending && act.variables === what}
      disabled={
        act.isPending || (what !== 'skip' && (text.trim() === '' || isTooLong(text, CHAT_TEXT_LIMIT)))
      }
      onClick={() => act.mutate(what)}
    >
      {t(`chats.digest.${what}`)}
    </Button>
  )
  return (
    <Dialog title={t(`chats.digest.kind.${digest.kind}`)} isWide onClose={onClose}>
      <div className="dlg-b">
        {act.error && <Notice state="late" title={words(act.error)} />}
        <p className="sm muted">
          {longDay(`${digest.day}T12:00:00Z`)} · {t(`chats.digest.state.${kept.state}`)}
        </p>
        {isEditable ? (
          <TextArea
            label={t('chats.digest.field')}
            name="text"
            hint={t('chats.digest.hint')}
            rows={14}
            limit={CHAT_TEXT_LIMIT}
            data-autofocus=""
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        ) : (
          <p className="pre">{kept.text}</p>
        )}
      </div>
      {isEditable && (
        <footer className="dlg-f">
          {button('post', 'primary')}
          {button('save', 'default')}
          {button('skip', 'quiet')}
        </footer>
      )}
    </Dialog>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from '../../../ui/settings-section.module.css'
import { accountsQuery } from '../chat/index.ts'

/** «Мои аккаунты в сетях»: by them an official's words in a chat are known for an answer. */
export function AccountsSection() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { day, time } = useFormat()
  const queryClient = useQueryClient()
  const accounts = useQuery(accountsQuery).data?.accounts ?? []
  const onError = (error: unknown) => showErrorToast(words(error))
  const code = useMutation({
    mutationFn: () => unwrap(api.POST('/api/own-account/network-code')),
    onError,
  })
  const unlink = useMutation({
    mutationFn: (authorId: string) =>
      unwrap(api.DELETE('/api/own-account/network-accounts/{authorId}', { params: { path: { authorId } } })),
    onSuccess: () => showToast(t('chats.accounts.unlinked')),
    onError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  })
  const tell = useMutation({
    mutationFn: ({ authorId, isOn }: { authorId: string; isOn: boolean }) =>
      unwrap(
        api.PATCH('/api/own-account/network-accounts/{authorId}', {
          params: { path: { authorId } },
          body: { isOn },
        }),
      ),
    onError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  })
  const isAnyLinked = accounts.some(({ isTold }) => isTold !== null)
  return (
    <section className={`panel ${styles.settingsSection}`} aria-labelledby="accounts-h">
      <h2 id="accounts-h">{t('chats.accounts.title')}</h2>
      <p className="sm muted">{t('chats.accounts.text')}</p>
      {code.data && (
        <Notice state="attention" title={t('chats.accounts.code')}>
          <code className="mono lg">{code.data.code}</code>
          <p>{t('chats.accounts.how', { time: time(code.data.expiresAt) })}</p>
        </Notice>
      )}
      <ul className={styles.linedList}>
        {accounts.map(({ authorId, network, name, linkedAt, isTold }) => (
          <li key={authorId}>
            <ChannelGlyph network={network} />
            <span className="grow">
              <b className="m">{name ?? t('chats.accounts.unnamed')}</b>
              <span className="xs muted blk">{t('chats.accounts.since', { day: day(linkedAt) })}</span>
              {isTold === null ? (
                <span className="xs muted blk">{t('chats.accounts.linkAgain')}</span>
              ) : (
                <label className="chk-l sm">
                  <input
                    type="checkbox"
                    checked={isTold}
                    disabled={tell.isPending}
                    onChange={({ target }) => tell.mutate({ authorId, isOn: target.checked })}
                  />
                  {t('chats.accounts.told')}
                </label>
              )}
            </span>
            <Button
              size="s"
              look="danger"
              disabled={unlink.isPending}
              onClick={() => unlink.mutate(authorId)}
            >
              {t('chats.accounts.unlink')}
            </Button>
          </li>
        ))}
      </ul>
      {isAnyLinked && <p className="xs muted">{t('chats.accounts.toldHint')}</p>}
      <Button isBusy={code.isPending} onClick={() => code.mutate()}>
        {t('chats.accounts.getCode')}
      </Button>
    </section>
  )
}

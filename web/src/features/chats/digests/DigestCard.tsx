import { useQuery } from '@tanstack/react-query'
import type { ChatDigestResponse } from '@veche/contract/chats.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { digestsQuery } from '../chat/index.ts'
import * as styles from './digests.module.css'

type Props = { chatId: string; onOpen: (digest: ChatDigestResponse) => void }

/** A digest that waits to be read and posted; gone once it is. */
export function DigestCard({ chatId, onOpen }: Props) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const digests = useQuery(digestsQuery(chatId)).data?.digests ?? []
  return digests
    .filter(({ state }) => state === 'draft')
    .map((digest) => (
      <section className={styles.digest} key={digest.id} aria-label={t(`chats.digest.kind.${digest.kind}`)}>
        <div className="row g2">
          <h2>{t(`chats.digest.kind.${digest.kind}`)}</h2>
          <span className="end xs muted">
            {t('chats.digest.draft', { count: digest.itemCount, day: day(`${digest.day}T12:00:00Z`) })}
          </span>
        </div>
        <p className="sm muted">{t(`chats.digest.text.${digest.kind}`)}</p>
        <div className="row g2">
          <Button size="s" onClick={() => onOpen(digest)}>
            {t('chats.digest.open')}
          </Button>
        </div>
      </section>
    ))
}

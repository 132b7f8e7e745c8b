import type { TokenResponse } from '@veche/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import * as styles from '../../../ui/settings-section.module.css'

type Token = z.infer<typeof TokenResponse>
type Props = { tokens: readonly Token[]; isBusy: boolean; onRevoke: (tokenId: string) => void }

/** A key that is taken back never works again, so the button asks once more. */
export function TokenList({ tokens, isBusy, onRevoke }: Props) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <ul className={styles.linedList}>
      {tokens.map((token) => (
        <li key={token.id}>
          <span className="grow">
            <b className="m">{token.name}</b> <span className="mono muted">{token.prefix}…</span>
            <span className="xs muted blk">
              {[
                token.scopes.map((scope) => t(`accounts.tokens.scopes.${scope}`)).join(', '),
                token.lastUsedAt
                  ? t('accounts.tokens.used', { day: day(token.lastUsedAt) })
                  : t('accounts.tokens.unused'),
                t('accounts.tokens.until', { day: day(token.expiresAt) }),
              ].join(' · ')}
            </span>
          </span>
          {asked === token.id ? (
            <>
              <Button size="s" look="danger" disabled={isBusy} onClick={() => onRevoke(token.id)}>
                {t('accounts.tokens.revokeSure')}
              </Button>
              <Button size="s" look="quiet" onClick={() => setAsked(null)}>
                {t('common.cancel')}
              </Button>
            </>
          ) : (
            <Button
              size="s"
              look="danger"
              aria-label={t('accounts.tokens.revokeOne', { name: token.name })}
              onClick={() => setAsked(token.id)}
            >
              {t('accounts.tokens.revoke')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

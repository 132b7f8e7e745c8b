import { useMutation } from '@tanstack/react-query'
import { HAND_LINK_LIMIT } from '@veche/contract/values/casework/by-hand.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from './by-hand.module.css'
import { readLink } from './by-hand.queries.ts'
import type { HandForm } from './hand-form.ts'

type Props = {
  form: HandForm
  change: (changes: Partial<HandForm>) => void
  renderIncident: (incidentId: string, content: string) => ReactNode
}

/** The network is asked for the words; what it does not show is typed, and the address is kept. */
export function LinkPart({ form, change, renderIncident }: Props) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const words = useErrorWords()
  const read = useMutation({
    mutationFn: () => readLink(form.link.trim()),
    onSuccess: (found) => {
      if (found.kind === 'found') change({ isReadFromLink: true, text: found.text })
      else change({ isReadFromLink: false })
    },
  })
  const found = read.data
  const isAsked = /^https:\/\/\S+\.\S+/.test(form.link.trim())
  return (
    <div className={styles.formPart}>
      <TextField
        label={t('by-hand.link.label')}
        name="link"
        type="url"
        inputMode="url"
        placeholder="https://"
        hint={t('by-hand.link.hint')}
        limit={HAND_LINK_LIMIT}
        value={form.link}
        onChange={({ target }) => {
          read.reset()
          // What stood under another address is not said under this one.
          change({ link: target.value, isReadFromLink: false, ...(form.isReadFromLink && { text: '' }) })
        }}
      />
      <p>
        <Button size="s" isBusy={read.isPending} disabled={!isAsked} onClick={() => read.mutate()}>
          {t('by-hand.link.read')}
        </Button>
      </p>
      <div aria-live="polite">
        {read.error && <Notice state="late" title={words(read.error)} />}
        {found?.kind === 'kept' && (
          <Notice
            state="attention"
            title={t(`by-hand.link.kept.${found.reason}`, {
              context: found.reason === 'cannot_read' ? (found.network ?? '') : '',
            })}
          />
        )}
        {found?.kind === 'known' && (
          <Notice state="waiting" title={t('by-hand.link.known')}>
            {found.incident
              ? renderIncident(
                  found.incident.id,
                  `${t('common.numbered', { number: found.incident.number })} ${found.incident.title}`,
                )
              : t('by-hand.link.knownElsewhere')}
          </Notice>
        )}
        {found?.kind === 'found' && (
          <>
            <p className="sm">
              {t(found.isOwnPlace ? 'by-hand.link.own' : 'by-hand.link.foreign', {
                at: moment(found.writtenAt),
              })}
            </p>
            {found.around.length > 0 && <Around around={found.around} />}
          </>
        )}
      </div>
    </div>
  )
}

export function Around({ around }: { around: readonly { text: string; at: string }[] }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  return (
    <details>
      <summary className="sm">{t('by-hand.around', { count: around.length })}</summary>
      <ol className={styles.aroundWords}>
        {around.map(({ text, at }) => (
          <li key={`${at} ${text}`} className="sm">
            <span className="xs muted">{moment(at)}</span> {text}
          </li>
        ))}
      </ol>
    </details>
  )
}

import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import type { Livestream } from '../stream/index.ts'
import * as styles from '../stream/stream-page.module.css'
import * as intakeStyles from './intake.module.css'
import { SourceDialog } from './SourceDialog.tsx'

/** Under what people ask: comments there become questions by themselves. */
export function SourcesPanel({ stream }: { stream: Livestream }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isAdding, setAdding] = useState(false)
  const remove = useMutation({
    mutationFn: (sourceId: string) =>
      unwrap(
        api.DELETE('/api/livestreams/{livestreamId}/sources/{sourceId}', {
          params: { path: { livestreamId: stream.id, sourceId } },
        }),
      ),
    onSuccess: () => showToast(t('livestreams.sources.removed')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['livestream', stream.id] }),
  })
  return (
    <section className="panel" aria-labelledby="lv-sources">
      <div className="ph">
        <h2 id="lv-sources">{t('livestreams.sources.title')}</h2>
        {stream.abilities.edit && (
          <Button
            size="s"
            className="end"
            icon={<IconPlus className="ic s" aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('livestreams.sources.add')}
          </Button>
        )}
      </div>
      {stream.sources.length === 0 && <p className="pad sm muted">{t('livestreams.sources.empty')}</p>}
      <ul>
        {stream.sources.map(({ id, kind, network, channelTitle, permalink, problemCode }) => (
          <li key={id} className={styles.panelRow}>
            <ChannelGlyph network={network} />
            <span className="grow sm">
              {permalink ? (
                <NetworkLink permalink={permalink}>{t(`livestreams.sources.kind.${kind}`)}</NetworkLink>
              ) : (
                t(`livestreams.sources.kind.${kind}`)
              )}
              <span className="blk xs muted el">{channelTitle}</span>
              {problemCode && (
                <span className={`blk xs ${intakeStyles.problem}`}>
                  {t('livestreams.sources.problem', { why: words(new ApiError(problemCode, 409)) })}
                </span>
              )}
            </span>
            {stream.abilities.edit && (
              <Button
                look="quiet"
                size="s"
                icon={<IconTrash className="ic" />}
                aria-label={t('livestreams.sources.remove', { title: channelTitle })}
                isBusy={remove.isPending && remove.variables === id}
                onClick={() => remove.mutate(id)}
              />
            )}
          </li>
        ))}
      </ul>
      {isAdding && <SourceDialog stream={stream} onClose={() => setAdding(false)} />}
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { channelsQuery } from '../../../lib/channels.ts'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { SOURCE } from '../schemas.ts'
import { type Livestream, type SourceCandidate, sourceCandidatesQuery } from '../stream/index.ts'
import * as styles from './intake.module.css'

type Props = { stream: Livestream; onClose: () => void }

/** A post or a video of ours: from what was posted lately, or by its link. */
export function SourceDialog({ stream, onClose }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(sourceCandidatesQuery(stream.id))
  const [permalink, setPermalink] = useState('')
  const [channelId, setChannelId] = useState('')
  const [kind, setKind] = useState<'announcement' | 'broadcast'>('announcement')
  const candidates = data?.candidates ?? []
  const pages = usePages(stream, candidates)

  function choose(candidate: SourceCandidate) {
    setPermalink(candidate.permalink)
    setChannelId(candidate.channelId)
    setKind(candidate.kind === 'video' ? 'broadcast' : 'announcement')
  }
  const params = { path: { livestreamId: stream.id } }
  const body = { kind, channelId, permalink: permalink.trim() }
  return (
    <FormDialog
      title={t('livestreams.sources.add')}
      submitLabel={t('livestreams.sources.submit')}
      doneText={t('livestreams.sources.added')}
      refresh={['livestream', stream.id]}
      accepted={{
        ...{ schema: SOURCE, body },
        words: {
          permalink: t('livestreams.sources.linkProblem'),
          channelId: t('livestreams.sources.pageProblem'),
        },
      }}
      send={() => unwrap(api.POST('/api/livestreams/{livestreamId}/sources', { params, body }))}
      onClose={onClose}
    >
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows count={3} label={t('livestreams.loading')} />}
      {candidates.length > 0 && (
        <fieldset className={`radios ${styles.candidates}`}>
          <legend className="lab">{t('livestreams.sources.candidates')}</legend>
          {candidates.map((candidate) => (
            <CandidateRow
              key={candidate.permalink}
              candidate={candidate}
              isChosen={candidate.permalink === permalink}
              onChoose={() => choose(candidate)}
            />
          ))}
        </fieldset>
      )}
      <TextField
        label={t('livestreams.sources.link')}
        name="permalink"
        type="url"
        placeholder="https://"
        limit={500}
        value={permalink}
        onChange={({ target }) => setPermalink(target.value)}
      />
      <div className="grid2">
        <SelectField
          label={t('livestreams.sources.page')}
          name="channelId"
          value={channelId}
          onChange={({ target }) => setChannelId(target.value)}
        >
          <option value="">{t('livestreams.sources.choosePage')}</option>
          {[...pages].map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('livestreams.sources.what')}
          name="kind"
          value={kind}
          onChange={({ target }) => setKind(target.value === 'broadcast' ? 'broadcast' : 'announcement')}
        >
          <option value="announcement">{t('livestreams.sources.kind.announcement')}</option>
          <option value="broadcast">{t('livestreams.sources.kind.broadcast')}</option>
        </SelectField>
      </div>
    </FormDialog>
  )
}

/** Our pages as far as they are known: of what was posted lately, of the other sources, and all where one may see them. */
function usePages(stream: Livestream, candidates: readonly SourceCandidate[]): Map<string, string> {
  const canSeeAll = useQuery(meQuery).data?.abilities.seeChannels ?? false
  const all = useQuery({ ...channelsQuery, enabled: canSeeAll }).data?.channels ?? []
  return new Map([
    ...all.map(({ id, name }) => [id, name] as const),
    ...[...candidates, ...stream.sources].map((one) => [one.channelId, one.channelTitle] as const),
  ])
}

type RowProps = { candidate: SourceCandidate; isChosen: boolean; onChoose: () => void }

function CandidateRow({ candidate, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { network, channelTitle, text, kind, at } = candidate
  return (
    <label className="chk-l">
      <input type="radio" name="candidate" checked={isChosen} onChange={onChoose} />
      <ChannelGlyph network={network} />
      <span className="grow">
        <span className="blk">{text ?? t(`livestreams.sources.candidate.${kind}`)}</span>
        <span className="blk xs muted">
          {channelTitle} · {shortMoment(at)}
        </span>
      </span>
    </label>
  )
}

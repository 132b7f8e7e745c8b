import { useQuery } from '@tanstack/react-query'
import type { ChatCandidatesResponse } from '@veche/contract/chats.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { api, unwrap } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { ChoiceField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { emptyFields } from '../../../ui/forms/form-problems.ts'
import { ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { candidatesQuery } from '../chat/index.ts'
import { useMunicipalityOptions } from './use-municipality-options.ts'

type Candidate = z.infer<typeof ChatCandidatesResponse>['candidates'][number]
type Props = { onClose: () => void; onAdded: (chatId: string) => void }

/** A group conversation that our page already hears becomes a chat of a municipality. */
export function AddChatDialog({ onClose, onAdded }: Props) {
  const { t } = useTranslation()
  const directory = useDirectory()
  const options = useMunicipalityOptions()
  const { data, error, refetch } = useQuery(candidatesQuery)
  const [chosen, setChosen] = useState<Candidate | null>(null)
  const [title, setTitle] = useState('')
  const [municipalityCode, setMunicipality] = useState<string | null>(null)

  function choose(candidate: Candidate) {
    setChosen(candidate)
    setMunicipality(candidate.municipalityCode)
    const name = directory.municipalityName(candidate.municipalityCode)
    setTitle(name ? t('chats.setup.defaultTitle', { name }) : '')
  }

  async function send({ channelId, container }: Candidate, code: string) {
    const body = { channelId, container, title: title.trim(), municipalityCode: code }
    const { id } = await unwrap(api.POST('/api/chats', { body }))
    onAdded(id)
  }

  const missing = chosen
    ? emptyFields({ title, municipalityCode }, t('common.fillField'))
    : { container: t('chats.setup.noCandidate') }
  return (
    <FormDialog
      title={t('chats.setup.add')}
      submitLabel={t('chats.setup.addSubmit')}
      doneText={t('chats.setup.added')}
      refresh={['chats']}
      onClose={onClose}
      missing={missing}
      send={chosen && municipalityCode ? () => send(chosen, municipalityCode) : null}
    >
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows count={3} label={t('chats.loading')} />}
      {data?.candidates.length === 0 && (
        <Notice state="waiting" title={t('chats.setup.noCandidates')}>
          {t('chats.setup.noCandidatesText')}
        </Notice>
      )}
      {data && data.candidates.length > 0 && (
        <ChoiceField label={t('chats.setup.candidates')} name="container">
          {data.candidates.map((candidate) => (
            <CandidateRow
              key={`${candidate.channelId} ${candidate.container}`}
              candidate={candidate}
              isChosen={candidate === chosen}
              onChoose={() => choose(candidate)}
            />
          ))}
        </ChoiceField>
      )}
      {chosen && (
        <>
          <TextField
            label={t('chats.setup.name')}
            name="title"
            limit={200}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
          <Combobox
            label={t('chats.setup.municipality')}
            name="municipalityCode"
            value={municipalityCode}
            options={options}
            onChange={setMunicipality}
          />
        </>
      )}
    </FormDialog>
  )
}

type RowProps = { candidate: Candidate; isChosen: boolean; onChoose: () => void }

function CandidateRow({ candidate, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { network, channelTitle, container, messageCount, lastMessageAt } = candidate
  return (
    <label className="chk-l">
      <input type="radio" name="candidate" checked={isChosen} onChange={onChoose} />
      <ChannelGlyph network={network} />
      <span>
        {channelTitle} <span className="mono muted">{container}</span>
        <span className="blk xs muted">
          {t('chats.setup.heard', { count: messageCount })}
          {lastMessageAt && ` · ${t('chats.setup.lastAt', { moment: shortMoment(lastMessageAt) })}`}
        </span>
      </span>
    </label>
  )
}

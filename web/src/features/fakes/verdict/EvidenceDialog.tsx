import type { EvidenceKind, FakeResponse } from '@veche/contract/fakes.ts'
import { EVIDENCE_KINDS } from '@veche/contract/values/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { PICTURES_AND_PAPERS } from '../../../lib/files/upload-file.ts'
import { SelectField, TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { type FakeFile, FileField, linkProblem } from '../card/index.ts'
import { EVIDENCE } from '../schemas.ts'

type Props = { fake: FakeResponse; firstFile: File | null; onClose: () => void }

/** A paper is a file; a line of a register or a link may be an address. */
function isShownBy(
  kind: EvidenceKind,
  { file, url, source }: { file: FakeFile | null; url: string; source: string },
): boolean {
  if (kind === 'statement') return source.trim() !== ''
  return file !== null || (kind !== 'document' && url !== '')
}

/** A paper, a line of a register, what somebody said, a link. */
export function EvidenceDialog({ fake, firstFile, onClose }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<EvidenceKind>('document')
  const [title, setTitle] = useState(firstFile?.name.replace(/\.\w+$/, '') ?? '')
  const [detail, setDetail] = useState('')
  const [source, setSource] = useState('')
  const [url, setUrl] = useState('')
  const [file, setFile] = useState<FakeFile | null>(null)
  const problem = url === '' ? null : linkProblem(url)
  // A paper that nobody can open is a statement.
  const isShown = isShownBy(kind, { file, url, source })
  const missing = {
    ...(!isShown && kind === 'statement' && { source: t('fakes.evidence.problem.source') }),
    ...(!isShown && kind === 'document' && { fileId: t('fakes.evidence.problem.file') }),
    ...(!isShown &&
      kind !== 'statement' &&
      kind !== 'document' && { url: t('fakes.evidence.problem.shown') }),
  }
  const params = { path: { fakeId: fake.id } }
  const body = { kind, title, detail, source, url: url === '' ? null : url, fileId: file?.id ?? null }
  return (
    <FormDialog
      title={t('fakes.evidence.add')}
      submitLabel={t('fakes.evidence.submit')}
      doneText={t('fakes.evidence.added')}
      refresh={['fake', fake.id]}
      accepted={{ schema: EVIDENCE, body, words: { url: t('fakes.wrongLink') } }}
      missing={missing}
      send={() => unwrap(api.POST('/api/fakes/{fakeId}/evidence', { params, body }))}
      onClose={onClose}
    >
      <SelectField
        label={t('fakes.evidence.what')}
        name="kind"
        hint={t(`fakes.evidence.means.${kind}`)}
        value={kind}
        onChange={({ target }) => setKind(EVIDENCE_KINDS.find((code) => code === target.value) ?? kind)}
      >
        {EVIDENCE_KINDS.map((code) => (
          <option key={code} value={code}>
            {t(`fakes.evidence.kind.${code}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        data-autofocus=""
        label={t('fakes.evidence.name')}
        name="title"
        limit={300}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <TextArea
        label={t('fakes.evidence.detail')}
        name="detail"
        rows={2}
        limit={2000}
        value={detail}
        onChange={({ target }) => setDetail(target.value)}
      />
      <TextField
        label={t(kind === 'statement' ? 'fakes.evidence.who' : 'fakes.evidence.where')}
        name="source"
        limit={300}
        value={source}
        onChange={({ target }) => setSource(target.value)}
      />
      {kind !== 'statement' && (
        <FileField
          fakeId={fake.id}
          use="evidence"
          accept={PICTURES_AND_PAPERS}
          label={t('fakes.evidence.file')}
          firstFile={firstFile}
          file={file}
          onChange={setFile}
        />
      )}
      <TextField
        label={t('fakes.evidence.url')}
        name="url"
        type="url"
        inputMode="url"
        value={url}
        error={problem ? t('fakes.wrongLink') : undefined}
        onChange={({ target }) => setUrl(target.value.trim())}
      />
    </FormDialog>
  )
}

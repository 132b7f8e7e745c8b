import { useQuery } from '@tanstack/react-query'
import type { AnswerFileResponse, AnswerResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { answerQuery } from '../answers.queries.ts'
import { FileThumb } from './FileThumb.tsx'
import * as styles from './files.module.css'

type Props = { incident: IncidentResponse; publicationId: string }

/** How it looks after the work, as the published answer shows it: of this question or of its mass event. */
export function EvidencePhotos({ incident, publicationId }: Props) {
  const { data: own } = useQuery(answerQuery(incident.id))
  const isOwn = own === undefined || findVersion(own, publicationId) !== undefined
  const { data: ofEvent } = useQuery({
    ...answerQuery(incident.event?.id ?? ''),
    enabled: !isOwn && incident.event !== null,
  })
  const answer = isOwn ? own : ofEvent
  const photos = answer ? photosOf(answer, publicationId) : []
  if (!answer || photos.length === 0) return null
  return (
    <ul className={styles.files}>
      {photos.map((file) => (
        <li key={file.id} className={styles.fileEntry}>
          <FileThumb incidentId={answer.incidentId} file={file} />
        </li>
      ))}
    </ul>
  )
}

export function photosOf(answer: AnswerResponse, publicationId: string): AnswerFileResponse[] {
  const fileIds = findVersion(answer, publicationId)?.fileIds ?? []
  return answer.files.filter(({ id, label }) => label === 'after' && fileIds.includes(id))
}

function findVersion({ publications, versions }: AnswerResponse, publicationId: string) {
  const versionNo = publications.find(({ id }) => id === publicationId)?.versionNo
  return versions.find((version) => version.versionNo === versionNo)
}

/** Sorts chosen files into those that the chat accepts and those that are refused, with the reason. Pure. */
import { MAX_FILE_BYTES, PICTURES, PICTURES_AND_PAPERS } from '../../../lib/files/upload-file.ts'
import type { ChatAttach } from '../chat/index.ts'

type Chosen = Pick<File, 'name' | 'type' | 'size'>
export type Refusal = { name: string; reason: 'kind' | 'photos' | 'documents' | 'size' | 'many' }

export function sortFiles<One extends Chosen>(
  chosen: readonly One[],
  { attach, count }: { attach: ChatAttach; count: number },
): { taken: One[]; refused: Refusal[] } {
  const taken: One[] = []
  const refused: Refusal[] = []
  for (const file of chosen) {
    const reason = whyNot(file, attach) ?? (count + taken.length < attach.most ? null : 'many')
    if (reason === null) taken.push(file)
    else refused.push({ name: file.name, reason })
  }
  return { taken, refused }
}

function whyNot({ type, size }: Chosen, { photos, documents }: ChatAttach): Refusal['reason'] | null {
  const isPicture = PICTURES.split(',').includes(type)
  if (!isPicture && !PICTURES_AND_PAPERS.split(',').includes(type)) return 'kind'
  if (isPicture && !photos) return 'photos'
  if (!isPicture && !documents) return 'documents'
  return size > MAX_FILE_BYTES ? 'size' : null
}

export function acceptedOf({ photos, documents }: ChatAttach): string {
  if (photos && documents) return PICTURES_AND_PAPERS
  return photos ? PICTURES : PICTURES_AND_PAPERS.slice(PICTURES.length + 1)
}

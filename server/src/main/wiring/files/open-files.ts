import { type BroughtFiles, lookAtBrought } from '../../../platform/files/brought-files.ts'
import type { FileStore } from '../../../platform/files/files.ts'
import type { Shelves } from '../../../platform/files/open-shelves.ts'
import type { VirusScan } from '../../../platform/files/virus-scan.ts'

/** Each kind lies apart, so that a file removed from one never takes away the same bytes of another. */
export type ProductFiles = {
  /** Of answers: what staff brought. */
  files: BroughtFiles
  /** Of parts of answers: what other bodies brought. */
  partFiles: BroughtFiles
  /** Of cards of rumours. */
  fakeFiles: BroughtFiles
  /** Of words in municipal chats. */
  chatFiles: BroughtFiles
  /** Of texts to many places. */
  broadcastFiles: BroughtFiles
  /** Of practices. */
  practiceFiles: BroughtFiles
  /** Of news and orders. */
  bulletinFiles: BroughtFiles
  /** What residents attached: the job that copies it has it looked at, so that no question waits for a scanner. */
  attachments: FileStore
}

/** The folder of each shelf, and the tables whose column `hash` names what lies there. */
export const SHELVES: Record<keyof ProductFiles, { folder: string; tables: readonly string[] }> = {
  files: { folder: '', tables: ['answer_file'] },
  partFiles: { folder: 'parts', tables: ['contribution_file'] },
  fakeFiles: { folder: 'fakes', tables: ['fake_file'] },
  chatFiles: { folder: 'chats', tables: ['chat_file'] },
  broadcastFiles: { folder: 'broadcasts', tables: ['broadcast_picture'] },
  practiceFiles: { folder: 'practices', tables: ['practice_picture'] },
  bulletinFiles: { folder: 'bulletins', tables: ['bulletin_file'] },
  attachments: { folder: 'attachments', tables: ['attachment_copy'] },
}

/** `scan`: null where the region has no scanner of viruses. */
export function openFiles({ shelf }: Pick<Shelves, 'shelf'>, scan: VirusScan | null): ProductFiles {
  const brought = (name: keyof ProductFiles) => lookAtBrought(shelf(SHELVES[name].folder), scan)
  return {
    files: brought('files'),
    partFiles: brought('partFiles'),
    fakeFiles: brought('fakeFiles'),
    chatFiles: brought('chatFiles'),
    broadcastFiles: brought('broadcastFiles'),
    practiceFiles: brought('practiceFiles'),
    bulletinFiles: brought('bulletinFiles'),
    attachments: shelf(SHELVES.attachments.folder),
  }
}

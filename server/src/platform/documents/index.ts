import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { DocumentFormat, PaperDocument } from './document.ts'

export type { Block, Column, DocumentFormat, Line, PaperDocument, Piece } from './document.ts'

export const DOCUMENT_TYPES: Record<DocumentFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

const WORKER = new URL('./document-worker.ts', import.meta.url)
const MOST_MB = 1024

let last: Promise<unknown> = Promise.resolve()

/**
 * Lays out documents in a thread of its own, because hundreds of rows take a processor a second or two and requests
 * must go on. One document is laid out at a time and the queue has bounds, so that many who ask take no more memory
 * than one.
 */
export function writeDocument(
  paper: PaperDocument,
  { format, signal }: { format: DocumentFormat; signal: AbortSignal },
): Promise<Buffer> {
  const turn = last.then(() => writeAside(paper, { format, signal }))
  last = turn.catch(() => undefined)
  return turn
}

async function writeAside(
  paper: PaperDocument,
  { format, signal }: { format: DocumentFormat; signal: AbortSignal },
): Promise<Buffer> {
  signal.throwIfAborted()
  const worker = new Worker(WORKER, {
    workerData: { paper, format },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  })
  try {
    const [bytes] = await once(worker, 'message', { signal })
    return Buffer.from(bytes)
  } finally {
    await worker.terminate()
  }
}

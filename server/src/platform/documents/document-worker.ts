/** Runs in the other thread: takes one document, gives its bytes and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentFormat, PaperDocument } from './document.ts'

const { paper, format }: { paper: PaperDocument; format: DocumentFormat } = workerData
parentPort?.postMessage(await write())

async function write(): Promise<Buffer> {
  if (format === 'docx') return (await import('./write-docx.ts')).writeDocx(paper)
  return (await import('./write-pdf.ts')).writePdf(paper)
}

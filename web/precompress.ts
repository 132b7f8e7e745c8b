import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXTS = /\.(js|css|svg|json|webmanifest)$/
const SMALLEST_BYTES = 1024

/** Writes `.br` and `.gz` beside each built text, so that no request has it compressed anew. */
export function precompress(): Plugin {
  return {
    name: 'veche:precompress',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      // What was bundled, and what `public` holds beside it.
      const files = (await readdir(dir, { recursive: true })).filter((name) => TEXTS.test(name))
      await Promise.all(files.map((name) => compressFile(path.join(dir, name))))
    },
  }
}

async function compressFile(file: string): Promise<void> {
  const bytes = await readFile(file)
  if (bytes.length < SMALLEST_BYTES) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }))
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
}

/** `veche verify` and `veche roll-up`: a stranger's tools, which need nothing but Node. */
import { runBook } from './run-book.ts'

const { stdout, stderr } = process
// Whoever reads only the first lines closes the pipe.
stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1))

process.exitCode = await runBook(process.argv.slice(2), {
  env: process.env,
  now: Math.floor(Date.now() / 1000),
  out: (line) => stdout.write(`${line}\n`),
  note: (line) => stderr.write(`${line}\n`),
  progress: (line) => {
    if (stderr.isTTY) stderr.write(`\r${line} `)
  },
})

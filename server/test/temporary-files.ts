/** Once per run: files that tests put into the system's temporary folder go with the run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export default function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'veche-run-'))
  // Workers and the programs that they start have it from here.
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
